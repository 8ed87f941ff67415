// Another program that wants the port: it tries to listen on it without a pause, with the options of Node's servers.
const net = require('node:net');

const port = Number(process.argv[2]);
let tried = 0;
let taken = 0;

const attempt = () => {
  const server = net.createServer();
  tried += 1;
  server.once('error', () => setImmediate(attempt));
  server.listen({ port, host: '127.0.0.1' }, () => {
    taken += 1;
    server.close(() => setImmediate(attempt));
  });
};
attempt();
process.once('message', () => process.send?.({ taken, tried }, () => process.exit()));
process.once('disconnect', () => process.exit());
