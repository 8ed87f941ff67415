import type { ReactElement } from 'react';

/** The icons as paths on a 16 px grid; the style sheet fills `solid`, `knock` and `dot`. */
const shapes = {
  live: <circle className="solid" cx="8" cy="8" r="4.6" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 4.9V8l2.1 1.4" />
    </>
  ),
  waves: (
    <path
      strokeWidth="1.8"
      d="M2.5 6.3c1.8-1.9 3.6-1.9 5.5-.4s3.7 1.5 5.5-.4M2.5 11c1.8-1.9 3.6-1.9 5.5-.4s3.7 1.5 5.5-.4"
    />
  ),
  none: <circle cx="8" cy="8" r="5.2" strokeDasharray="2.2 2.2" />,
  wait: <path d="M8 2.6a5.4 5.4 0 1 0 5.4 5.4" />,
  done: <path d="M3.2 8.4 6.5 11.6 12.9 4.7" />,
  warning: (
    <>
      <path d="M8 2.3 14.3 13.3H1.7Z" />
      <path d="M8 6.6v3" />
      <circle className="solid" cx="8" cy="11.4" r=".85" />
    </>
  ),
  critical: (
    <>
      <path className="solid" d="M5.2 1.3h5.6l3.9 3.9v5.6l-3.9 3.9H5.2l-3.9-3.9V5.2Z" />
      <path className="knock" strokeWidth="1.7" d="M8 4.5v4" />
      <circle className="dot" cx="8" cy="11.2" r=".95" />
    </>
  ),
  reached: (
    <>
      <circle className="solid" cx="8" cy="8" r="6.8" />
      <path className="knock" strokeWidth="2.2" strokeLinecap="butt" d="M4.2 8h7.6" />
    </>
  ),
  refresh: (
    <>
      <path d="M13.2 7A5.3 5.3 0 1 0 13 10.2" />
      <path d="M13.5 3.4V7H9.9" />
    </>
  ),
  settings: (
    <>
      <path d="M2.5 4.8h6M12 4.8h1.5M2.5 11.2H4M7.5 11.2h6" />
      <circle cx="10.2" cy="4.8" r="1.7" />
      <circle cx="5.8" cy="11.2" r="1.7" />
    </>
  ),
  overview: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="2" />
      <path d="M2.5 9c1.8-1.5 3.7-1.5 5.5 0s3.7 1.5 5.5 0" />
    </>
  ),
  history: (
    <>
      <path d="M2.5 13.2h11" />
      <path d="M2.8 10.6 7.3 3.8v6.8l5.7-6.8" />
    </>
  ),
  activity: <path strokeWidth="2" d="M3.5 13V9.5M8 13V3M12.5 13V6.5" />,
  sessions: <path d="M2.5 4h11M2.5 8h11M2.5 12h7" />,
  export: <path d="M8 2.5v7.3M5.2 5.1 8 2.3l2.8 2.8M3 9.5v3.2c0 .4.4.8.8.8h8.4c.4 0 .8-.4.8-.8V9.5" />,
  down: <path d="M4.7 6.4 8 9.7l3.3-3.3" />,
  right: <path d="M6.4 4.7 9.7 8l-3.3 3.3" />,
  more: (
    <>
      <circle className="solid" cx="3.6" cy="8" r="1.3" />
      <circle className="solid" cx="8" cy="8" r="1.3" />
      <circle className="solid" cx="12.4" cy="8" r="1.3" />
    </>
  ),
  seen: (
    <>
      <path d="M1.8 8c1.6-2.8 3.7-4.2 6.2-4.2s4.6 1.4 6.2 4.2c-1.6 2.8-3.7 4.2-6.2 4.2S3.4 10.8 1.8 8Z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  hidden: (
    <path d="M2 6.5c1.5 2.2 3.5 3.3 6 3.3s4.5-1.1 6-3.3M3.8 8.700l-1.1 1.6M12.2 8.700l1.1 1.6M8 9.900v2M5.8 9.600l-.6 1.9M10.2 9.600l.6 1.9" />
  ),
  add: <path d="M8 3.2v9.6M3.2 8h9.6" />,
  remove: <path d="M4.5 4.5l7 7M11.5 4.5l-7 7" />,
  bell: (
    <>
      <path d="M3 11.6h10c-1.1-1-1.5-2.1-1.5-4.2a3.5 3.5 0 0 0-7 0c0 2.1-.4 3.2-1.5 4.2Z" />
      <path d="M6.7 13.6a1.4 1.4 0 0 0 2.6 0" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.7" />
      <path d="M10.5 2.5H4.2a1.7 1.7 0 0 0-1.7 1.7v6.3" />
    </>
  ),
} satisfies Record<string, ReactElement>;

export type IconName = keyof typeof shapes;

/** An icon. It is decoration for screen readers: the text beside it has the same meaning. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      {shapes[name]}
    </svg>
  );
}

/** The hollow Q, for the states without a number. */
export function Mark(): ReactElement {
  return (
    <svg className="mark" width="52" height="52" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="11.7" r="8.7" />
      <path d="M14.9 15.1 19.9 20.5" />
    </svg>
  );
}
