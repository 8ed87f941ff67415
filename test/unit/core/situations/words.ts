/** Words by language, as a person would look for them: none of this comes from the catalogues. */
export const words = {
  en: {
    calm: /You’re fine\./,
    calmFor: /You’re fine (until|so far)/,
    away: /Claude answers again/,
    reached: /limit reached|limit was reached/i,
    offline: /offline/i,
    covers: /Extra usage covers/,
    used: /\bused\b(?! up)/,
    machine: /This machine alone has used/,
  },
  de: {
    calm: /Alles im grünen Bereich/,
    calmFor: /(Bis .* ist|Bisher) alles im grünen Bereich/,
    away: /Claude antwortet wieder/,
    reached: /Limit (erreicht|„.*“ erreicht)|war das Limit „.*“ erreicht/,
    offline: /offline/i,
    covers: /zahlt/,
    used: /verbraucht/,
    machine: /Allein dieser Rechner hat/,
  },
  ja: {
    calm: /(^|。)余裕があります/,
    calmFor: /(までは|今のところ)余裕があります/,
    away: /再び応答/,
    reached: /上限に達し(まし|ていまし)た|上限到達/,
    offline: /オフライン/,
    covers: /追加利用で支払/,
    used: /使用(しました|となる|します)|超を使用/,
    machine: /このコンピューターだけで/,
  },
} as const;
