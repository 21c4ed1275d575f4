// How incidents look, on the map, in the legend and in the list.
//
// A symbol is {radius, colour, shape, vague}: a circle, hollow where the place is known only roughly, or the diamond
// of a running total.
(function (dateline) {
  'use strict';

  const WIDE_PX = 4000;
  const LEAST_RADIUS = 5;
  const LARGEST_RADIUS = 30;
  // Deaths drawn at the largest radius, unless an incident has more.
  const LEAST_SCALE_END = 50;

  // Circles whose area is in proportion to the deaths, down to a size that can still be seen.
  dateline.Scale = class {
    constructor(incidents) {
      const killed = incidents.numbers('killed');
      const tally = incidents.numbers('tally');
      this.most = killed.reduce((most, deaths, row) => (deaths > most && !(tally[row] > 0) ? deaths : most), 0);
      this.end = Math.max(this.most, LEAST_SCALE_END);
    }

    radius(killed) {
      return Math.max(LEAST_RADIUS, LARGEST_RADIUS * Math.sqrt((killed || 0) / this.end));
    }

    // Round numbers for the legend, the largest first.
    samples() {
      const steps = [1, 2, 5].flatMap(n => [0, 1, 2, 3, 4, 5, 6].map(power => n * 10 ** power));
      const upTo = steps.filter(n => n >= 2 && n <= this.most).sort((one, other) => other - one);
      return [upTo[0], upTo.find(n => n <= upTo[0] / 5), upTo.find(n => n <= upTo[0] / 25)].filter(n => n);
    }
  };

  // Draw a symbol with its centre at a point.
  dateline.drawSymbol = function (ctx, x, y, symbol, selected, colours) {
    if (selected) {
      dateline.drawSelection(ctx, x, y, symbol, colours);
    }
    ctx.setLineDash([]);
    const hollow = symbol.vague || symbol.shape === 'diamond';
    hollow ? paintHollow(ctx, x, y, symbol, colours) : paintFull(ctx, x, y, symbol);
    // A light rim between dark contours keeps every colour apart from the land and from its neighbours.
    outline(ctx, x, y, symbol.radius, symbol.shape);
    ctx.lineWidth = 3;
    ctx.strokeStyle = colours.contour;
    ctx.stroke();
    ctx.lineWidth = 1.6;
    ctx.strokeStyle = colours.rim;
    ctx.stroke();
    if (symbol.shape === 'diamond') {
      ctx.font = `700 ${symbol.radius}px ${dateline.FONT}`;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      ctx.fillStyle = colours.ink;
      ctx.fillText('Σ', x, y + 0.5);
    }
  };

  // The ring about what the reader has opened.
  dateline.drawSelection = function (ctx, x, y, { radius, shape }, colours) {
    outline(ctx, x, y, radius + 3, shape);
    ctx.lineWidth = 3;
    ctx.strokeStyle = colours.ink;
    ctx.stroke();
  };

  const stamps = new Map();

  // Draw a symbol that is likely to come again: its picture is kept, as paths are ten times slower.
  dateline.stampSymbol = function (ctx, x, y, symbol, { colours, ratio }) {
    const radius = Math.round(2 * symbol.radius) / 2;
    const key = `${radius} ${symbol.colour} ${symbol.shape} ${symbol.vague} ${ratio} ${colours.card}`;
    const half = Math.ceil(radius + 4);
    if (!stamps.has(key)) {
      const canvas = new OffscreenCanvas(Math.ceil(2 * half * ratio), Math.ceil(2 * half * ratio));
      const own = canvas.getContext('2d');
      own.scale(ratio, ratio);
      dateline.drawSymbol(own, half, half, { ...symbol, radius }, false, colours);
      stamps.set(key, canvas.transferToImageBitmap());
    }
    ctx.drawImage(stamps.get(key), Math.round(x) - half, Math.round(y) - half, 2 * half, 2 * half);
  };

  // Several running totals near together.
  dateline.drawTallies = function (ctx, x, y, count, colours) {
    const words = `Σ ${dateline.number(count)}`;
    ctx.font = `650 11px ${dateline.FONT}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    const wide = ctx.measureText(words).width + 9;
    ctx.beginPath();
    ctx.roundRect(x - wide / 2, y - 8.5, wide, 17, 4);
    ctx.fillStyle = colours.card;
    ctx.fill();
    ctx.lineWidth = 1.2;
    ctx.strokeStyle = colours.quiet;
    ctx.stroke();
    ctx.fillStyle = colours.ink;
    ctx.fillText(words, x, y + 0.5);
  };

  // The area in which an incident may have happened: a dashed, hatched circle. `bounds` are those of the canvas.
  dateline.drawArea = function (ctx, x, y, radius, selected, colours, bounds) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fillStyle = hatch(ctx, colours.ink);
    // The wider, the fainter: a country that may be meant must not outshine a town that is.
    ctx.globalAlpha = selected ? Math.max(0.18, 0.5 - radius / 1000) : Math.max(0.05, 0.24 - radius / 900);
    ctx.fill();
    ctx.globalAlpha = selected ? 1 : Math.max(0.35, 0.6 - radius / 1000);
    ctx.lineWidth = selected ? 1.8 : 1.1;
    ctx.setLineDash([6, 5]);
    ctx.strokeStyle = colours.ink;
    ctx.beginPath();
    ctx.arc(x, y, radius, ...(radius > WIDE_PX ? turnsInView(x, y, radius, bounds) : [0, 2 * Math.PI]));
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
  };

  // The part of a wide circle that can be seen: dashes all round it would be many thousands.
  function turnsInView(x, y, radius, { min, max }) {
    const middle = Math.atan2((min.y + max.y) / 2 - y, (min.x + max.x) / 2 - x);
    const half = Math.min(Math.PI, 2 * Math.hypot(max.x - min.x, max.y - min.y) / radius);
    return [middle - half, middle + half];
  }

  const pictures = new WeakMap();

  // A small picture of a symbol, for the legend and the list.
  dateline.swatch = function (map, width, height, paint) {
    const ratio = Math.max(2, window.devicePixelRatio || 1);
    const canvas = dateline.el('canvas', 'dateline-swatch');
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.setAttribute('aria-hidden', 'true');
    const ctx = canvas.getContext('2d');
    pictures.set(canvas, () => {
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.clearRect(0, 0, width, height);
      paint(ctx, dateline.colours(map));
    });
    pictures.get(canvas)();
    return canvas;
  };

  // Paint a picture anew.
  dateline.repaintSwatch = canvas => pictures.get(canvas)();

  // Paint the pictures of a map anew, in the colours that it has now.
  dateline.repaintSwatches = map => map.getContainer().querySelectorAll('.dateline-swatch')
    .forEach(dateline.repaintSwatch);

  dateline.symbolSwatch = function (map, symbol, size) {
    const radius = Math.min(symbol.radius, size / 2 - 2.5);
    return dateline.swatch(map, size, size, (ctx, colours) =>
      dateline.drawSymbol(ctx, size / 2, size / 2, { ...symbol, radius }, false, colours));
  };

  function paintFull(ctx, x, y, { radius, shape, colour }) {
    outline(ctx, x, y, radius, shape);
    ctx.fillStyle = colour;
    ctx.fill();
  }

  function paintHollow(ctx, x, y, { radius, shape, colour }, colours) {
    const width = shape === 'diamond' ? 2.4 : Math.max(2.6, radius / 6);
    outline(ctx, x, y, radius - width / 2, shape);
    ctx.fillStyle = colours.card;
    ctx.globalAlpha = 0.9;
    ctx.fill();
    ctx.fillStyle = colour;
    ctx.globalAlpha = 0.2;
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    ctx.stroke();
  }

  function outline(ctx, x, y, radius, shape) {
    ctx.beginPath();
    if (shape === 'diamond') {
      ctx.moveTo(x, y - radius);
      ctx.lineTo(x + radius, y);
      ctx.lineTo(x, y + radius);
      ctx.lineTo(x - radius, y);
      ctx.closePath();
    } else {
      ctx.arc(x, y, radius, 0, 2 * Math.PI);
    }
  }

  const hatches = new WeakMap();

  function hatch(ctx, ink) {
    if (hatches.get(ctx)?.ink !== ink) {
      hatches.set(ctx, { ink, pattern: makeHatch(ctx, ink) });
    }
    return hatches.get(ctx).pattern;
  }

  function makeHatch(ctx, ink) {
    const size = 7;
    const tile = document.createElement('canvas');
    tile.width = size;
    tile.height = size;
    const lines = tile.getContext('2d');
    lines.strokeStyle = ink;
    lines.lineWidth = 1;
    lines.beginPath();
    for (const shift of [-size, 0, size]) {
      lines.moveTo(shift - 1, size + 1);
      lines.lineTo(shift + size + 1, -1);
    }
    lines.stroke();
    return ctx.createPattern(tile, 'repeat');
  }
})(window.dateline = window.dateline || {});
