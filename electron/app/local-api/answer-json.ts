import type http from 'node:http';

/** Answers with JSON; without the body for `HEAD`. */
export function answerJson(
  { method }: http.IncomingMessage,
  response: http.ServerResponse,
  status: number,
  json: string,
): void {
  const body = `${json}\n`;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(method === 'HEAD' ? undefined : body);
}
