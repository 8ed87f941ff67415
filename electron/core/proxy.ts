/**
 * The port where the proxy listens unless another is chosen: QUOT on a telephone's keys. Assigned to nobody, and
 * below the ports that systems give to outgoing connections (from 32768), so it is free after each restart.
 */
export const PROXY_PORT = 7868;
