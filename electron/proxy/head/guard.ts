import { loopbackRefusal, type LoopbackRefusal } from '../../core/network/loopback-guard';
import type { Refusal, RequestHead } from './request';

const MESSAGES: Readonly<Record<LoopbackRefusal, string>> = {
  web_page: 'requests of web pages are refused',
  foreign_host: 'the Host header does not name this proxy',
};

/** The refusal of a request that a web page sent or that names another host; `null` for every other request. */
export function refusalOf({ method, lines }: RequestHead, port: number): Refusal | null {
  const reason = loopbackRefusal(method, lines, port);
  return reason === null ? null : { status: 403, message: MESSAGES[reason] };
}
