// What the map says in words: kinds, dates, places and figures. No markup, no page.
(function (dateline) {
  'use strict';

  // No prototype: what an article calls something must not find JavaScript's own names.
  const KINDS = {
    __proto__: null,
    killed: 'Killed', wounded: 'Wounded', missing: 'Missing', captured: 'Captured', abducted: 'Abducted',
    arrested: 'Arrested', displaced: 'Displaced', freed: 'Freed',
  };

  // UCDP's where_prec.
  const WHERE = {
    __proto__: null,
    1: 'at this place', 2: 'near this place', 3: 'somewhere in this district', 4: 'somewhere in this region',
    5: 'an area known roughly', 6: 'somewhere in this country', 7: 'beyond one country',
  };

  // UCDP's date_prec, for dates that do not show it themselves.
  const WHEN = { 2: 'within a few days', 3: 'within a week', 4: 'within about a month', 5: 'known only roughly' };

  const FEATURES = {
    __proto__: null,
    A: 'Country or division', P: 'Town or village', L: 'Area', T: 'Mountain, valley or desert', H: 'Water',
    S: 'Site', R: 'Road', V: 'Forest or scrub', U: 'Under the sea',
  };

  dateline.KINDS = Object.keys(KINDS);
  dateline.kindLabel = kind => KINDS[kind] || kind;
  dateline.featureLabel = code => FEATURES[code] || 'Place';
  dateline.isVague = wherePrec => wherePrec !== null && wherePrec >= 3;

  dateline.typeStyle = function (type) {
    const known = dateline.style().types;
    return Object.hasOwn(known, type) ? known[type] : { label: type, colour: '#6b6b6b' };
  };

  // "25 July 2024", "25-27 July 2024", "July 2024", "2024", "date not known".
  dateline.dateWords = function (start, end, precision) {
    const from = parseDate(start || end);
    const to = parseDate(end || start);
    if (!from || !to) {
      return 'date not known';
    }
    const whole = wholeYears(from, to) || wholeMonths(from, to);
    if (whole && precision >= 4) {
      return whole;
    }
    const days = range(from, to, { day: 'numeric', month: 'long', year: 'numeric' });
    return WHEN[precision] ? `${days} (${WHEN[precision]})` : days;
  };

  // The same where room is short.
  dateline.shortDate = function (start, end, precision) {
    const from = parseDate(start || end);
    if (!from) {
      return 'date not known';
    }
    const to = parseDate(end || start);
    const whole = precision >= 4 && (wholeYears(from, to) || wholeMonths(from, to));
    return whole || range(from, to, { day: 'numeric', month: 'short', year: 'numeric' });
  };

  dateline.placeWords = function (incidents, row) {
    const parts = ['place', 'admin1', 'country'].map(column => incidents.get(column, row));
    return [...new Set(parts.filter(part => part))].join(', ');
  };

  dateline.precisionWords = function (incidents, row) {
    const words = WHERE[incidents.get('where_prec', row)];
    const km = incidents.get('uncertainty_km', row);
    return [words, km ? `within about ${km < 10 ? km : dateline.number(Math.round(km))} km` : null]
      .filter(part => part).join(', ');
  };

  // "131", "0 (stated: none)", "at least 12", "about 24", "20, between 12 and 30"; null where nothing is stated.
  dateline.figureWords = function (low, best, high, approximate) {
    const n = dateline.number;
    const middle = best ?? low ?? high;
    if (middle === null || middle === undefined) {
      return null;
    }
    if (best === null && low === null) {
      return `up to ${n(high)}`;
    }
    if (middle === 0 && !high) {
      return '0 (stated: none)';
    }
    if (low !== null && high !== null && low !== high) {
      return best === null || best === low || best === high
        ? `${n(low)} to ${n(high)}` + (best === null ? '' : ` (best ${n(best)})`)
        : `${n(best)} (${n(low)} to ${n(high)})`;
    }
    if (high === null && low !== null) {
      return low === middle ? `at least ${n(low)}` : `${n(middle)} (at least ${n(low)})`;
    }
    return approximate ? `about ${n(middle)}` : n(middle);
  };

  // The same in a word: "131", "~24", "12+".
  dateline.shortFigure = function (best, high, approximate) {
    const number = dateline.number(best);
    return approximate ? `~${number}` : high === null ? `${number}+` : number;
  };

  function parseDate(iso) {
    const date = iso ? new Date(`${iso.slice(0, 10)}T00:00:00Z`) : null;
    return date && !Number.isNaN(date.getTime()) ? date : null;
  }

  function range(from, to, options) {
    return new Intl.DateTimeFormat(dateline.locale(), { ...options, timeZone: 'UTC' }).formatRange(from, to);
  }

  function lastOfMonth(date) {
    return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate() === date.getUTCDate();
  }

  function wholeMonths(from, to) {
    return from.getUTCDate() === 1 && lastOfMonth(to) ? range(from, to, { month: 'long', year: 'numeric' }) : null;
  }

  function wholeYears(from, to) {
    const whole = from.getUTCDate() === 1 && from.getUTCMonth() === 0 && to.getUTCMonth() === 11 && lastOfMonth(to);
    return whole ? range(from, to, { year: 'numeric' }) : null;
  }
})(window.dateline = window.dateline || {});
