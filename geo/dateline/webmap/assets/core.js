// Data blocks as tables, and text as nodes. Nothing in these files writes markup: all text goes in as text nodes.
(function (dateline) {
  'use strict';

  const blocks = new Map();

  // The JSON of a data block of this page, parsed once.
  dateline.block = function (id) {
    if (!blocks.has(id)) {
      blocks.set(id, JSON.parse(document.getElementById(id).textContent));
    }
    return blocks.get(id);
  };

  // A table of columns; a column is a list, or a pool of values with the index of each row's value.
  dateline.Table = class {
    constructor(json) {
      this.rows = json.rows;
      this.columns = json.columns;
    }

    get(column, row) {
      const values = this.columns[column];
      if (values === undefined) {
        return null;
      }
      if (Array.isArray(values)) {
        return values[row];
      }
      const at = values.at[row];
      return at < 0 ? null : values.of[at];
    }

    // Value of a column to the numbers of its rows.
    index(column) {
      const rows = new Map();
      for (let row = 0; row < this.rows; row += 1) {
        const value = this.get(column, row);
        if (!rows.has(value)) {
          rows.set(value, []);
        }
        rows.get(value).push(row);
      }
      return rows;
    }
  };

  const EMPTY = { rows: 0, columns: {} };
  const tables = new Map();

  // The tables of one block of incidents, with the statements of each found by the incident's id.
  dateline.tables = function (id) {
    if (!tables.has(id)) {
      const json = dateline.block(id);
      const found = { incidents: new dateline.Table(json.incidents), byIncident: {} };
      for (const name of ['reports', 'figures', 'claims']) {
        found[name] = new dateline.Table(json[name] || EMPTY);
        found.byIncident[name] = found[name].index('incident_id');
      }
      tables.set(id, found);
    }
    return tables.get(id);
  };

  dateline.style = () => dateline.block('dateline-style');

  // An element with a class and children; strings become text nodes, null and undefined are left out.
  dateline.el = function (tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) {
      element.className = className;
    }
    for (const child of children.flat(Infinity)) {
      if (child !== null && child !== undefined) {
        element.append(child);
      }
    }
    return element;
  };

  // Text from outside: kept apart from its surroundings, so that its direction marks turn nothing else round.
  dateline.foreign = function (tag, className, text) {
    const element = dateline.el(tag, className, String(text));
    element.dir = 'auto';
    return element;
  };

  // The click stays with the button: the map would take it for its own once the button has left the page.
  dateline.button = function (className, label, onClick, ...children) {
    const element = dateline.el('button', className, ...(children.length ? children : [label]));
    element.type = 'button';
    element.setAttribute('aria-label', label);
    element.addEventListener('click', event => {
      event.stopPropagation();
      onClick();
    });
    return element;
  };

  // A link where the address is one of the web, plain text where it is anything else.
  dateline.link = function (url, text) {
    const address = webAddress(url);
    if (!address) {
      return dateline.foreign('span', '', text);
    }
    const element = dateline.foreign('a', '', text);
    element.href = address;
    element.target = '_blank';
    element.rel = 'noopener noreferrer';
    return element;
  };

  dateline.plural = (count, one, many) => `${dateline.number(count)} ${count === 1 ? one : many}`;

  dateline.number = value => value.toLocaleString(locale());

  dateline.locale = locale;

  function locale() {
    const language = document.documentElement.lang || 'en';
    return language === 'en' ? 'en-GB' : language;
  }

  function webAddress(url) {
    try {
      const parsed = new URL(url);
      return ['http:', 'https:'].includes(parsed.protocol) ? parsed.href : null;
    } catch {
      return null;
    }
  }
})(window.dateline = window.dateline || {});
