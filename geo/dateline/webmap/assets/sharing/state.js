// What the reader sees, in the address of the page after "#": a link to it opens the same view, filters and incident.
//
// #map=5.25/19.9/2.9&type=battle,riot&date=2024-01-01..2024-03-31&killed=5&text=market&open=i1&theme=dark
// A facet of each kind has one form: options with commas, a least number, "from..to" in days, or words.
(function (dateline) {
  'use strict';

  const WRITE_AFTER_MS = 300;
  const LONGEST_TEXT = 200;
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  const THEMES = ['auto', 'light', 'dark'];
  // An option for what is not stated; no other begins so, as a question mark in a text becomes %3F.
  const UNSTATED = '?';
  const RESERVED = ['map', 'open', 'theme'];

  const states = new WeakMap();

  dateline.urlState = options => new UrlState(options);

  // The address of what a map shows now.
  dateline.addressOf = map => states.get(map)?.link() ?? window.location.href;

  // Keeps the address of the page and what its map shows in step; added after what gives the map its first view.
  class UrlState {
    constructor({ data }) {
      this.selection = dateline.selection(data);
      this._written = null;
    }

    addTo(map) {
      this.map = map;
      states.set(map, this);
      this._home = { center: map.getCenter(), zoom: map.getZoom() };
      this._start = { view: viewWords(map), theme: dateline.themeOf(map) };
      this._read();
      this.selection.listen(() => this._later());
      map.on('moveend dateline:select dateline:theme', () => this._later());
      window.addEventListener('hashchange', () => {
        if (window.location.hash.slice(1) !== this._written) {
          this._read();
        }
      });
      return this;
    }

    // The address of what is seen now.
    link() {
      this._write();
      return window.location.href;
    }

    _read() {
      const text = window.location.hash.slice(1);
      const { facets } = this.selection;
      const state = dateline.readState(text, facets);
      const row = rowOf(this.selection.tables.incidents, state.open);
      if (row < 0) {
        delete state.open;
      }
      // What says nothing to us, as an anchor of the page's own, changes nothing.
      if (text && !Object.keys(state).length) {
        return;
      }
      const asked = [...facets.keys()].filter(name => name in state || this.selection.get(name) !== null);
      if (asked.length) {
        this.selection.set(Object.fromEntries(asked.map(name => [name, state[name] ?? null])));
      }
      const theme = state.theme || this._start.theme;
      if (theme !== dateline.themeOf(this.map)) {
        dateline.useTheme(this.map, theme);
      }
      const { center, zoom } = state.map || this._home;
      if (state.map || viewWords(this.map) !== this._start.view) {
        this.map.setView(center, zoom, { animate: false });
      }
      if ((state.open ?? null) !== (dateline.selected ?? null)) {
        this._open(state.open, row);
      }
    }

    _open(id, row) {
      if (row < 0) {
        dateline.closeDetails(this.map);
      } else if (!dateline.open(id)) {
        // Without a place, or left out by a filter, its details stand by themselves.
        dateline.showDetails(this.map, [{ tables: this.selection.tables, row }]);
      }
    }

    _later() {
      clearTimeout(this._timer);
      this._timer = setTimeout(() => this._write(), WRITE_AFTER_MS);
    }

    _write() {
      clearTimeout(this._timer);
      const view = viewWords(this.map);
      const theme = dateline.themeOf(this.map);
      const text = dateline.writeState({
        map: view === this._start.view ? null : view,
        open: dateline.selected,
        theme: theme === this._start.theme ? null : theme,
      }, this.selection);
      if (text === window.location.hash.slice(1)) {
        return;
      }
      this._written = text;
      try {
        window.history.replaceState(window.history.state, '', `#${text}`);
      } catch {
        // A frame without an address of its own, or too many changes at once.
        window.location.hash = text;
      }
    }
  }

  // The hash, without "#", of a selection and of {map: words of a view, open: id, theme}; each of them null where it
  // goes without saying.
  dateline.writeState = function ({ map, open, theme }, selection) {
    const facets = [...selection.facets.values()]
      .filter(({ name }) => selection.get(name) !== null && !RESERVED.includes(name))
      .map(({ name, kind }) => [name, FORMS[kind].write(selection.get(name))]);
    const parts = [['map', map], ...facets, ['open', open ? encode(open) : null], ['theme', theme]];
    return parts.filter(([, words]) => words).map(([name, words]) => `${encode(name)}=${words}`).join('&');
  };

  // What a hash says, as {map: {center, zoom}, open, theme, and values of facets by name}; what cannot be is left out.
  dateline.readState = function (text, facets) {
    const state = { __proto__: null };
    for (const part of text.split('&')) {
      const at = part.indexOf('=');
      const name = decode(part.slice(0, at));
      const words = part.slice(at + 1);
      const value = at < 1 ? null : readPart(name, words, facets);
      if (value !== null) {
        state[name] = value;
      }
    }
    return state;
  };

  function readPart(name, words, facets) {
    switch (name) {
      case 'map':
        return readView(words);
      case 'open':
        return decode(words);
      case 'theme':
        return THEMES.includes(words) ? words : null;
      default:
        return facets.has(name) ? FORMS[facets.get(name).kind].read(words, facets.get(name)) : null;
    }
  }

  // How a value of each kind of facet is written, and read again: null where the facet cannot have it.
  const FORMS = {
    choice: {
      write: chosen => chosen.map(option => (option === '' ? UNSTATED : encode(option))).join(','),
      read(words, { options }) {
        const asked = new Set(words.split(',').map(word => (word === UNSTATED ? '' : decode(word) || null)));
        const chosen = options.filter(option => asked.has(option));
        return chosen.length ? chosen : null;
      },
    },
    least: {
      write: value => String(value),
      read(words, { most }) {
        const value = toNumber(words);
        return value >= 0 && value <= most ? value : null;
      },
    },
    span: {
      write: ({ from, to }) => `${toDay(from)}..${toDay(to)}`,
      read(words) {
        const [from, to, ...more] = words.split('..').map(readDay);
        const whole = to !== undefined && !more.length && !Number.isNaN(from) && !Number.isNaN(to);
        return whole && (from ?? to) !== null && (from ?? -Infinity) <= (to ?? Infinity) ? { from, to } : null;
      },
    },
    text: {
      write: words => encode(words.trim()),
      read: words => (decode(words) || '').slice(0, LONGEST_TEXT).trim() || null,
    },
  };

  const toDay = day => (Number.isFinite(day) ? dateline.isoOf(day) : '');

  // A day since 1970, null where none is given, NaN where it is none.
  function readDay(words) {
    if (words === '') {
      return null;
    }
    const day = DAY.test(words) ? dateline.dayOf(words) : NaN;
    return Number.isNaN(day) || dateline.isoOf(day) !== words ? NaN : day;
  }

  const toNumber = words => (/^\d{1,9}(\.\d{1,6})?$/.test(words) ? Number(words) : NaN);

  // Zoom, latitude and longitude, the last two to a fraction of a pixel.
  function viewWords(map) {
    const { lat, lng } = map.getCenter();
    const zoom = map.getZoom();
    const decimals = Math.max(1, Math.ceil(Math.log10(256 * 2 ** zoom / 360)));
    return [zoom.toFixed(2), lat.toFixed(decimals), lng.toFixed(decimals)].map(Number).join('/');
  }

  function readView(words) {
    const number = part => (/^-?\d{1,3}(\.\d{1,9})?$/.test(part) ? Number(part) : NaN);
    const [zoom, lat, lon, ...more] = words.split('/').map(number);
    const sound = !more.length && zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 90 && Math.abs(lon) <= 540;
    return sound ? { center: [lat, lon], zoom } : null;
  }

  function rowOf(incidents, id) {
    for (let row = 0; id && row < incidents.rows; row += 1) {
      if (incidents.get('id', row) === id) {
        return row;
      }
    }
    return -1;
  }

  // Percent signs for what would end a part, or the link where it is pasted into a text; "+" for a blank.
  function encode(text) {
    return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))
      .replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(/%20/g, '+');
  }

  function decode(text) {
    try {
      return decodeURIComponent(text.replace(/\+/g, ' '));
    } catch {
      return null;
    }
  }
})(window.dateline = window.dateline || {});
