import http from 'node:http';
import type { ProxyTest } from '../core/proxy';

const LIMIT_MS = 2000;
/** No Host of the proxy: it refuses this by itself, before it would ask Anthropic anything. */
const HOST = 'test.invalid';

/** Whether our proxy answers on this port of the machine. Never rejects. */
export function checkProxy(port: number): Promise<ProxyTest> {
  return new Promise((resolve) => {
    const options = { port, host: '127.0.0.1', headers: { Host: HOST }, agent: false, timeout: LIMIT_MS };
    const request = http.get(options, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        if (text.length < 1000) text += part.toString('latin1');
      });
      response.on('error', () => resolve('stranger'));
      response.on('end', () => {
        const isOurs = response.statusCode === 403 && text.includes('Quotide');
        resolve(isOurs ? 'answers' : 'stranger');
      });
    });
    const cancel = setTimeout(() => request.destroy(), LIMIT_MS);
    request.on('close', () => clearTimeout(cancel));
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'silent' : 'stranger'),
    );
  });
}
