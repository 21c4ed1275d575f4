// The text search: every word that was typed must stand somewhere in what is known of an incident.
(function (dateline) {
  'use strict';

  const SEARCHED = ['title', 'place', 'admin1', 'country', 'actors', 'casualties', 'quote', 'sources'];
  const PLAIN = /^[\0-\x7f]*$/;

  // Text as it is searched: without case and accents.
  dateline.fold = words => (PLAIN.test(words) ? words : words.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase();

  dateline.textFacet = function (incidents) {
    let haystack = null;
    const prepare = () => {
      haystack = haystack || new Haystack(incidents);
    };
    return {
      name: 'text',
      kind: 'text',
      prepare,
      test(wanted) {
        prepare();
        const found = dateline.fold(wanted).split(/\s+/).filter(word => word).map(word => haystack.find(word));
        return row => found.every(rows => rows[row] === 1);
      },
      unknown: () => 0,
    };
  };

  // The text of all rows in one string, which is searched many times faster than a string a row, and takes less memory.
  class Haystack {
    constructor(incidents) {
      const columns = SEARCHED.filter(name => incidents.has(name));
      const texts = new Array(incidents.rows);
      this.ends = new Int32Array(incidents.rows);
      let end = 0;
      for (let row = 0; row < incidents.rows; row += 1) {
        texts[row] = dateline.fold(columns.map(name => incidents.get(name, row) ?? '').join('\n'));
        end += texts[row].length + 1;
        this.ends[row] = end;
      }
      this.text = texts.join('\n');
    }

    // 1 for each row that has a word, which holds no white space and so never reaches over the end of a row.
    find(word) {
      const rows = new Uint8Array(this.ends.length);
      let row = 0;
      let at = this.text.indexOf(word);
      while (at >= 0) {
        while (this.ends[row] <= at) {
          row += 1;
        }
        rows[row] = 1;
        at = this.text.indexOf(word, this.ends[row]);
      }
      return rows;
    }
  }
})(window.dateline = window.dateline || {});
