// What the map says in words: kinds, dates, places and figures. No markup, no page.
(function (dateline) {
  'use strict';

  const { t, term } = dateline;

  // How far off an incident of each `where_prec` may be where nothing says more; the vaguer ones stand for areas.
  const NEAR_KM = { 1: 5, 2: 15, 3: 50 };
  const HALF_DEGREE_KM = 55.5;
  const MOST_DECIMALS = 4;

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

  const formats = new Map();

  // How the language of the page writes dates in UTC; a format takes a hundred times longer to make than to use.
  function formatOf(options) {
    const key = JSON.stringify(options);
    if (!formats.has(key)) {
      formats.set(key, new Intl.DateTimeFormat(dateline.locale(), { ...options, timeZone: 'UTC' }));
    }
    return formats.get(key);
  }

  // A day since 1970 in words, as Intl's options say.
  dateline.dayWords = (day, options) => formatOf(options).format(dateline.dateOf(day));

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
    return [words, km ? t('where.within', { km: roughly(km) }) : null]
      .filter(part => part).join(', ');
  };

  // What is known of a number of people as {number, note}: {"131", null}, {"0", "stated: none"},
  // {"12+", "at least 12"}, {"7", "5 to 9"}; null where nothing is stated, which is unlike 0.
  dateline.figureWords = function (low, best, high, approximate) {
    const middle = best ?? low ?? high;
    if (middle === null) {
      return null;
    }
    if (best === null && (low === null || (high !== null && low !== high))) {
      return { number: low === null ? t('figure.upto', { n: high }) : t('figure.range', { low, high }), note: null };
    }
    return { number: dateline.shortFigure(middle, high, approximate), note: rangeWords(low, middle, high) };
  };

  // The same in a word: "131", "~24", "12+".
  dateline.shortFigure = function (best, high, approximate) {
    const number = dateline.number(best);
    return approximate ? `~${number}` : high === null ? `${number}+` : number;
  };

  // Degrees with no more decimals than the place is known to; null where a point would say too much.
  dateline.coordinateWords = function (lat, lon, wherePrec, km) {
    const known = km || NEAR_KM[wherePrec];
    if (!known || !NEAR_KM[wherePrec]) {
      return null;
    }
    const decimals = Math.max(0, Math.min(MOST_DECIMALS, Math.ceil(Math.log10(HALF_DEGREE_KM / known))));
    const degrees = (value, positive, negative) => t(`point.${value < 0 ? negative : positive}`, {
      degrees: Math.abs(value).toLocaleString(dateline.locale(),
        { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
    });
    return `${degrees(lat, 'north', 'south')}, ${degrees(lon, 'east', 'west')}`;
  };

  dateline.confidenceWords = chance => t(`confidence.${chance < 1 / 3 ? 'low' : chance < 2 / 3 ? 'moderate' : 'high'}`);

  function rangeWords(low, middle, high) {
    if (middle === 0 && !high) {
      return t('figure.none');
    }
    if (high === null) {
      return t('figure.least', { n: low ?? middle });
    }
    return low === null || low === high ? null : t('figure.range', { low, high });
  }

  // Two digits of it: more would say that the distance is known better than it is.
  const roughly = km => Number(km.toPrecision(2));

  function parseDate(iso) {
    const date = iso ? new Date(`${iso.slice(0, 10)}T00:00:00Z`) : null;
    return date && !Number.isNaN(date.getTime()) ? date : null;
  }

  function range(from, to, options) {
    const format = formatOf(options);
    return from.getTime() === to.getTime() ? format.format(from) : format.formatRange(from, to);
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
