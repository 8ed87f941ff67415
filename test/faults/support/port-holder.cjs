// Another program on the proxy's port, for `node -e`. With the argument `imitate` it answers as Quotide's proxy answers a test.
const http = require('node:http');

const [, port, how] = process.argv;
const server = http.createServer((request, response) => {
  if (how === 'imitate') response.writeHead(403).end('Quotide: the Host header does not name this proxy');
  else response.end('hello');
});
server.listen({ port: Number(port), host: '127.0.0.1' }, () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : null);
});
process.once('disconnect', () => process.exit());
