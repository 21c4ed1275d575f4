// What the map says in words: kinds, dates, places and figures. No markup, no page.
(function (dateline) {
  'use strict';

  const { t, term } = dateline;

  dateline.KINDS = ['killed', 'wounded', 'missing', 'captured', 'abducted', 'arrested', 'displaced', 'freed'];
  dateline.kindLabel = kind => term('kind', kind) || kind;
  dateline.featureLabel = code => term('feature', code) || t('feature.other');
  dateline.isVague = wherePrec => wherePrec !== null && wherePrec >= 3;

  dateline.typeStyle = function (type) {
    const known = dateline.style().types;
    return Object.hasOwn(known, type) ? known[type] : { label: type, colour: '#6b6b6b' };
  };

  // Types as the legend has them: ours in their order, then any others.
  dateline.typesInOrder = function (types) {
    const known = Object.keys(dateline.style().types);
    return [...known.filter(type => types.includes(type)), ...types.filter(type => !known.includes(type))];
  };

  // "25 July 2024", "25-27 July 2024", "July 2024", "2024", "date not known".
  dateline.dateWords = function (start, end, precision) {
    const from = parseDate(start || end);
    const to = parseDate(end || start);
    if (!from || !to) {
      return t('when.unknown');
    }
    const whole = wholeYears(from, to) || wholeMonths(from, to);
    if (whole && precision >= 4) {
      return whole;
    }
    const days = range(from, to, { day: 'numeric', month: 'long', year: 'numeric' });
    return term('when', precision) ? t(`when.${precision}`, { days }) : days;
  };

  // The same where room is short.
  dateline.shortDate = function (start, end, precision) {
    const from = parseDate(start || end);
    if (!from) {
      return t('when.unknown');
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
    const words = term('where', incidents.get('where_prec', row));
    const km = incidents.get('uncertainty_km', row);
    return [words, km ? t('where.within', { km: km < 10 ? km : Math.round(km) }) : null]
      .filter(part => part).join(', ');
  };

  // "131", "0 (stated: none)", "at least 12", "about 24", "20, between 12 and 30"; null where nothing is stated.
  dateline.figureWords = function (low, best, high, approximate) {
    const middle = best ?? low ?? high;
    if (middle === null || middle === undefined) {
      return null;
    }
    if (best === null && low === null) {
      return t('figure.upto', { n: high });
    }
    if (middle === 0 && !high) {
      return t('figure.none');
    }
    if (low !== null && high !== null && low !== high) {
      const form = best === null ? 'range' : best === low || best === high ? 'rangebest' : 'best';
      return t(`figure.${form}`, { low, best, high });
    }
    if (high === null && low !== null) {
      return low === middle ? t('figure.least', { n: low }) : t('figure.bestleast', { best: middle, low });
    }
    return approximate ? t('figure.about', { n: middle }) : dateline.number(middle);
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
