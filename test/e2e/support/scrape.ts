import http from 'node:http';

/** Asks for the metrics of the running app, as Prometheus does. */
export const scrape = () =>
  new Promise<string>((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port: 9465, path: '/metrics', agent: false }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => {
          resolve(body);
        });
      })
      .on('error', reject);
  });
