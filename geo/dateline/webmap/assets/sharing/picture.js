// The map as it is seen, as a picture that can stand in a report: with what it shows in words, its legend, and whose
// data it is.
(function (dateline) {
  'use strict';

  const { t } = dateline;
  const RATIO = 2;
  // What the browsers of phones give a canvas.
  const MOST_PIXELS = 16e6;
  const MARGIN = 16;
  const GAP = 5;
  const LEAST_COLUMN = 170;
  const WIDEST_COLUMN = 300;
  const SWATCH_GAP = 8;
  const WIDEST_SCALE = 120;
  const DAY_MS = 86400000;
  const MINUTE_MS = 60000;
  const NOTHING = { height: 0, paint: () => {} };

  // A canvas with the map, its legend, title, totals, filters, dates and attribution.
  dateline.picture = function (map, selection) {
    const colours = dateline.colours(map);
    const { x: width, y: height } = map.getSize();
    const inner = width - 2 * MARGIN;
    const head = headOf(selection, inner, colours);
    const legend = legendOf(map, selection, inner, colours);
    const foot = footOf(map, inner, colours);
    const total = head.height + height + legend.height + foot.height;
    const ratio = Math.min(RATIO, Math.sqrt(MOST_PIXELS / (width * total)));
    const canvas = canvasOf(width * ratio, total * ratio);
    const ctx = canvas.getContext('2d');
    ctx.scale(ratio, ratio);
    ctx.fillStyle = colours.card;
    ctx.fillRect(0, 0, width, total);
    head.paint(ctx, MARGIN, 0);
    ctx.drawImage(dateline.pictureOfMap(map, ratio), 0, head.height, width, height);
    legend.paint(ctx, MARGIN, head.height + height);
    foot.paint(ctx, MARGIN, head.height + height + legend.height);
    return canvas;
  };

  // What the stages of a map paint, and its scale, on a canvas of its own: painters take the whole plane for theirs.
  // The scale is so much larger as the picture will be made smaller.
  dateline.pictureOfMap = function (map, ratio = RATIO, enlarged = 1) {
    const size = map.getSize();
    const colours = dateline.colours(map);
    const canvas = canvasOf(size.x * ratio, size.y * ratio);
    const ctx = canvas.getContext('2d');
    const from = map.containerPointToLayerPoint([0, 0]);
    ctx.fillStyle = colours.sea;
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    const paint = name => {
      const taken = new dateline.Boxes();
      taken.take(from.x, from.y + size.y - 3 * MARGIN * enlarged, 2 * WIDEST_SCALE * enlarged, 3 * MARGIN * enlarged);
      dateline.stage(map, name).paintInto(ctx, from, ratio, taken);
    };
    paint('land');
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    tilesOf(map).drawn.forEach(({ image, x, y, width, height }) => ctx.drawImage(image, x, y, width, height));
    paint('lines');
    paint('symbols');
    ctx.setTransform(ratio * enlarged, 0, 0, ratio * enlarged, 0, 0);
    paintScale(ctx, map, MARGIN, size.y / enlarged - MARGIN, enlarged);
    return canvas;
  };

  // The legend of the page as [{heading, entries: [{swatch, words}]}], with the types that are selected. How many they
  // are is counted here: the card counts only while it is open, and also what is not selected.
  dateline.legendGroups = function (map, selection) {
    const counts = countsOf(selection);
    const groups = [{ heading: null, entries: [] }];
    for (const node of map.getContainer().querySelectorAll('.dateline-legend h3, .dateline-legend .dateline-swatch')) {
      const entry = node.closest('.dateline-entry');
      const type = entry?.dataset.type;
      if (node.tagName === 'H3') {
        groups.push({ heading: node.textContent, entries: [] });
      } else if (type === undefined) {
        groups.at(-1).entries.push({ swatch: node, words: entry && node.nextElementSibling.textContent });
      } else if (counts.has(type)) {
        const words = `${dateline.isolated(dateline.typeStyle(type).label)} · ${dateline.number(counts.get(type))}`;
        groups.at(-1).entries.push({ swatch: node, words });
      }
    }
    return groups.filter(group => group.entries.length);
  };

  // The sums of what is selected, and what is not in them.
  dateline.totalsWords = function (selection) {
    const totals = dateline.totals(selection);
    return [dateline.summary(selection, totals), dateline.summaryNotes(totals)].filter(part => part).join(' · ');
  };

  // What the reader has asked for, in words, each kept apart from the next; empty where all is shown.
  dateline.askedWords = function (selection) {
    const text = selection.get('text');
    const words = [...dateline.asked(selection).map(one => one.words), ...(text ? [`“${text}”`] : [])];
    return words.map(dateline.isolated).join(' · ');
  };

  // When this was made, and how new the news is.
  dateline.madeWords = function (tables) {
    const now = new Date();
    const today = dateline.isoOf(Math.floor((now - now.getTimezoneOffset() * MINUTE_MS) / DAY_MS));
    const newest = dateline.newest(tables);
    return [
      t('picture.made', { day: dateline.shortDate(today, null, 1) }),
      newest ? t('picture.newest', { day: dateline.shortDate(newest, null, 1) }) : null,
    ].filter(part => part).join(' · ');
  };

  // Whose data the map shows, and what of it no picture may show, a line each.
  dateline.attribution = function (map) {
    const nodes = [...map.getContainer().querySelectorAll('.leaflet-control-attribution')]
      .flatMap(node => (node.matches('.dateline-credits') ? [...node.children] : [node]));
    return [...nodes.map(node => node.textContent.trim()), ...(tilesOf(map).lost ? [t('picture.tiles')] : [])];
  };

  // Things one under the other, with room above, between and below.
  function column(parts, above, between) {
    return {
      height: parts.length ? above + parts.reduce((sum, part) => sum + part.height + between, 0) - between + above : 0,
      paint(ctx, x, y) {
        let at = y + above;
        for (const part of parts) {
          part.paint(ctx, x, at);
          at += part.height + between;
        }
      },
    };
  }

  function headOf(selection, width, colours) {
    const asked = dateline.askedWords(selection);
    const small = { size: 12.5, colour: colours.quiet };
    const filters = { size: 12.5, colour: colours.ink };
    return column([
      dateline.paragraph(document.title, width, { size: 22, weight: 650, colour: colours.ink, most: 3 }),
      dateline.paragraph(dateline.totalsWords(selection), width, { size: 14, colour: colours.ink }),
      ...(asked ? [dateline.paragraph(t('picture.asked', { what: asked }), width, { ...filters, most: 4 })] : []),
      dateline.paragraph(dateline.madeWords(selection.tables), width, small),
    ], 12, 2);
  }

  function footOf(map, width, colours) {
    const style = { size: 11, colour: colours.quiet };
    return column(dateline.attribution(map).map(line => dateline.paragraph(line, width, style)), 8, 1);
  }

  function legendOf(map, selection, width, colours) {
    const groups = dateline.legendGroups(map, selection);
    const across = Math.max(1, Math.min(groups.length, Math.floor(width / LEAST_COLUMN)));
    const step = Math.min(WIDEST_COLUMN, width / across);
    const heading = { size: 12, weight: 650, colour: colours.quiet };
    const columns = groups.map(group => column([
      ...(group.heading ? [dateline.paragraph(group.heading, step - MARGIN, heading)] : []),
      ...group.entries.map(entry => entryOf(entry, roomOf(group), step - MARGIN, colours)),
    ], 8, GAP));
    const rows = [];
    for (let i = 0; i < columns.length; i += across) {
      rows.push(beside(columns.slice(i, i + across), step));
    }
    return column(rows, 4, 0);
  }

  function countsOf(selection) {
    const { of, at } = selection.tables.incidents.coded('event_type');
    const counts = new Map();
    for (const row of selection.matching()) {
      counts.set(of[at[row]], (counts.get(of[at[row]]) || 0) + 1);
    }
    return counts;
  }

  // How wide the pictures of a group are, so that its words stand in one line.
  const roomOf = ({ entries }) =>
    Math.max(...entries.filter(({ words }) => words).map(({ swatch }) => parseFloat(swatch.style.width))) + SWATCH_GAP;

  function entryOf({ swatch, words }, room, width, colours) {
    const [wide, high] = [swatch.style.width, swatch.style.height].map(parseFloat);
    const text = words ? dateline.paragraph(words, width - room, { size: 12.5, colour: colours.ink }) : NOTHING;
    const height = Math.max(high, text.height);
    return {
      height,
      paint(ctx, x, y) {
        ctx.drawImage(swatch, x + (words ? (room - SWATCH_GAP - wide) / 2 : 0), y + (height - high) / 2, wide, high);
        text.paint(ctx, x + room, y + (height - text.height) / 2);
      },
    };
  }

  function beside(parts, step) {
    return {
      height: Math.max(...parts.map(part => part.height)),
      paint: (ctx, x, y) => parts.forEach((part, i) => part.paint(ctx, x + i * step, y)),
    };
  }

  // The tiles that are seen; a canvas may take only those that their server lends to any page.
  function tilesOf(map) {
    const frame = map.getContainer().getBoundingClientRect();
    const images = [...map.getPane('tilePane').querySelectorAll('img.leaflet-tile-loaded')];
    const drawn = images.filter(image => image.crossOrigin !== null).map(image => {
      const { left, top, width, height } = image.getBoundingClientRect();
      return { image, x: left - frame.left, y: top - frame.top, width, height };
    });
    return { drawn, lost: drawn.length < images.length };
  }

  // A bar of a round number of kilometres or metres, true in the middle of the map.
  function paintScale(ctx, map, x, y, enlarged) {
    const colours = dateline.colours(map);
    const middle = map.getSize().y / 2;
    const most = map.distance(...[0, WIDEST_SCALE * enlarged].map(at => map.containerPointToLatLng([at, middle])));
    const power = 10 ** Math.floor(Math.log10(most));
    const metres = power * [5, 2, 1].find(step => step * power <= most);
    const long = WIDEST_SCALE * metres / most;
    const words = metres < 1000 ? t('scale.m', { n: metres }) : t('scale.km', { n: metres / 1000 });
    ctx.font = `600 11px ${dateline.FONT}`;
    ctx.textBaseline = 'alphabetic';
    dateline.haloed(ctx, words, x + 4, y - 6, colours.ink, colours.land);
    ctx.beginPath();
    ctx.moveTo(x, y - 6);
    ctx.lineTo(x, y);
    ctx.lineTo(x + long, y);
    ctx.lineTo(x + long, y - 6);
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = colours.ink;
    ctx.stroke();
  }

  function canvasOf(width, height) {
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width);
    canvas.height = Math.round(height);
    return canvas;
  }
})(window.dateline = window.dateline || {});
