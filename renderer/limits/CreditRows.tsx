import type { ReactElement } from 'react';
import { BANKED } from '../../electron/core/alerts/alert';
import { spentOf } from '../../electron/core/text/extra-words';
import { formatClock } from '../../electron/core/text/format';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import type { PromoCredit } from '../../electron/core/usage/usage';
import { useLocale, useNow } from '../state/page-context';
import { rowId } from '../state/use-focus-route';
import { useWords } from '../text/use-words';

/** One row for the banked resets and one for each promotional credit; nothing without any. */
export function CreditRows({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement | null {
  const { bankedResets, promoCredits } = snapshot;
  const banked = bankedResets && bankedResets.count > 0 ? bankedResets : null;
  if (banked === null && (promoCredits ?? []).length === 0) return null;
  return (
    <>
      {banked !== null && <BankedRow banked={banked} />}
      {promoCredits?.map((credit) => (
        <CreditRow key={credit.id} credit={credit} />
      ))}
    </>
  );
}

function BankedRow({
  banked,
}: {
  readonly banked: NonNullable<ShownSnapshot['bankedResets']>;
}): ReactElement {
  const words = useWords().resets;
  const now = useNow();
  const locale = useLocale();
  const { count, nextExpiresAt } = banked;
  return (
    <section className="block" aria-label={words.banked} id={rowId(BANKED)} tabIndex={-1}>
      <div className="row">
        <span className="win__label">
          {words.banked}
          {nextExpiresAt !== null && (
            <small className="sub"> {words.firstEnds(formatClock(nextExpiresAt, now, locale))}</small>
          )}
        </span>
        <span className="win__right">
          <span className="num">{words.count(String(count))}</span>
        </span>
      </div>
    </section>
  );
}

function CreditRow({ credit }: { readonly credit: PromoCredit }): ReactElement {
  const words = useWords().resets;
  const now = useNow();
  const locale = useLocale();
  const { label, endsAt, isEnded } = credit;
  const end = isEnded ? words.ended : endsAt === null ? null : words.ends(formatClock(endsAt, now, locale));
  return (
    <section className="block" aria-label={label}>
      <div className="row">
        <span className="win__label">
          {label}
          {end !== null && <small className="sub"> {end}</small>}
        </span>
        <span className="win__right">
          <span className="num">{spentOf(credit, locale)}</span>
        </span>
      </div>
    </section>
  );
}
