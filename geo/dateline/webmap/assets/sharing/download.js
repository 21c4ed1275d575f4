// The selected incidents as files, written as dateline's own export writes them: export/geojson.py and export/csv.py.
//
// `columns` are the columns of the incidents table in their order, as [name, type] with the types of schema.py.
(function (dateline) {
  'use strict';

  const ROWS_AT_ONCE = 500;
  const BUSY_MS = 40;
  const KEPT_MS = 60000;
  const LONGEST_NAME = 60;
  // Names that Windows keeps for its devices.
  const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
  // What a spreadsheet may take for a formula, and what only looks like one; blanks are what Python takes for them.
  const FORMULA = /^'*(?:[^\S\ufeff]|[\x1c-\x1f\x85])*[=+\-@＝＋－＠\t\r\n]/;
  const NUMBER = /^[+-]?[0-9]+(\.[0-9]+)?$/;

  // GeoJSON of some rows, a feature a line, in parts of text.
  dateline.geojson = function* (tables, rows, columns) {
    const { incidents } = tables;
    const write = columns.map(([name, type]) => {
      const key = `${JSON.stringify(name)}:`;
      const value = reader(incidents, name, type, words => JSON.stringify(words));
      return row => key + (value(row) ?? 'null');
    });
    const feature = row => `{"type":"Feature","id":${JSON.stringify(incidents.get('id', row))},`
      + `"geometry":${point(incidents, row)},"properties":{${write.map(cell => cell(row)).join(',')}}}`;
    const name = rows.length ? '' : '"name":"incidents",\n';
    yield `{"type":"FeatureCollection",\n${name}${bbox(incidents, rows)}"features":[`;
    yield* slices(rows, (row, i) => `${i ? ',' : ''}\n${feature(row)}`);
    yield '\n]}\n';
  };

  // CSV of some rows, with a byte order mark and a header, in parts of text.
  dateline.csv = function* (tables, rows, columns) {
    const { incidents } = tables;
    const all = [...columns, ['lon', 'measure'], ['lat', 'measure']];
    const write = all.map(([name, type]) => reader(incidents, name, type, quoted));
    yield `\ufeff${all.map(([name]) => name).join(',')}\r\n`;
    yield* slices(rows, row => `${write.map(cell => cell(row) ?? '').join(',')}\r\n`);
  };

  // Parts of text as a file. The page stays alive meanwhile, and the text is never in one piece.
  dateline.inParts = async function (parts, type) {
    const blobs = [];
    let since = performance.now();
    for (const part of parts) {
      blobs.push(new Blob([part]));
      if (performance.now() - since > BUSY_MS) {
        await new Promise(resolve => setTimeout(resolve));
        since = performance.now();
      }
    }
    return new Blob(blobs, { type });
  };

  // Hand a file to the reader.
  dateline.offer = function (blob, name) {
    const link = dateline.el('a', '');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
  };

  // A name for a file that every system takes: the title of the page, and the day of the newest article.
  dateline.fileName = function (tables, suffix) {
    const title = document.title.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
    const short = [...title].slice(0, LONGEST_NAME).join('').replace(/^-|-$/g, '');
    const name = [short, dateline.newest(tables)].filter(part => part).join('-') || 'incidents';
    return `${DEVICE.test(name) ? `${name}-` : name}.${suffix}`;
  };

  // The day of the newest article, null where no article has one.
  dateline.newest = function ({ incidents }) {
    const day = incidents.days('published').reduce((latest, one) => (one > latest ? one : latest), -Infinity);
    return Number.isFinite(day) ? dateline.isoOf(day) : null;
  };

  function* slices(rows, textOf) {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const part = [];
      for (let i = from; i < Math.min(rows.length, from + ROWS_AT_ONCE); i += 1) {
        part.push(textOf(rows[i], i));
      }
      yield part.join('');
    }
  }

  // A function that gives the cell of a row as text, null where nothing is stated. A flag always says something.
  function reader(incidents, name, type, quote) {
    const filled = then => row => {
      const value = incidents.get(name, row);
      return value === null ? null : then(value);
    };
    switch (type) {
      case 'flag':
        return row => (incidents.get(name, row) ? 'true' : 'false');
      case 'count':
        return filled(String);
      case 'measure':
        return filled(decimal);
      default:
        return filled(quote);
    }
  }

  // Written as a decimal number even where it is whole: what reads the file then gives the column that type.
  const decimal = value => (Number.isInteger(value) ? `${value}.0` : String(value));

  function quoted(words) {
    const text = FORMULA.test(words) && !NUMBER.test(words) ? `'${words}` : words;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  function point(incidents, row) {
    const lon = incidents.get('lon', row);
    const lat = incidents.get('lat', row);
    return lon === null ? 'null' : `{"type":"Point","coordinates":[${decimal(lon)},${decimal(lat)}]}`;
  }

  // West beyond east where the points lie across the antimeridian: RFC 7946, 5.2.
  function bbox(incidents, rows) {
    const [lon, lat] = ['lon', 'lat'].map(axis => incidents.numbers(axis));
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    let eastOf = Infinity;
    let westOf = -Infinity;
    for (const row of rows) {
      if (!Number.isNaN(lon[row])) {
        box[0] = Math.min(box[0], lon[row]);
        box[1] = Math.min(box[1], lat[row]);
        box[2] = Math.max(box[2], lon[row]);
        box[3] = Math.max(box[3], lat[row]);
        if (lon[row] < 0) {
          westOf = Math.max(westOf, lon[row]);
        } else {
          eastOf = Math.min(eastOf, lon[row]);
        }
      }
    }
    if (box[2] - box[0] > 180 && westOf + 360 - eastOf < 180) {
      [box[0], box[2]] = [eastOf, westOf];
    }
    return box[1] > box[3] ? '' : `"bbox":[${box.map(decimal).join(',')}],\n`;
  }
})(window.dateline = window.dateline || {});
