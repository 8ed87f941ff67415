import { jsonText } from '../core/text/plain-text';

/** Types of Anthropic's own errors, by status, so that clients treat the proxy's errors in the same way. */
const types: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  403: 'permission_error',
  408: 'timeout_error',
  431: 'request_too_large',
  502: 'api_error',
  503: 'overloaded_error',
  505: 'invalid_request_error',
};

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  505: 'HTTP Version Not Supported',
};

/** Builds a whole response of the proxy itself, in the shape of Anthropic's errors. It closes the connection. */
export function ownAnswer(status: number, message: string, method = 'POST'): string {
  const error = { type: types[status] ?? 'api_error', message: `Quotide's proxy: ${message}` };
  const body = jsonText({ type: 'error', error });
  return (
    `HTTP/1.1 ${String(status)} ${reasons[status] ?? 'Error'}\r\n` +
    'Content-Type: application/json\r\n' +
    `Content-Length: ${String(Buffer.byteLength(body))}\r\n` +
    `Connection: close\r\n\r\n${method === 'HEAD' ? '' : body}`
  );
}
