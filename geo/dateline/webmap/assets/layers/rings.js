// How a cluster looks: a disc with the number of its incidents, beneath it their deaths, in a ring of the colours of
// its types.
(function (dateline) {
  'use strict';

  const RING_PX = 4.5;
  // A type of few incidents among many is still seen.
  const LEAST_TURN = 0.12;
  const COMPACT_FROM = 10000;
  let compact = null;

  // {radius, size, killed, shares: [[colour, how many], ...], rough} about a point; `rough` where all happened
  // somewhere in an area.
  dateline.drawCluster = function (ctx, x, y, cluster, colours) {
    const { radius, rough } = cluster;
    circle(ctx, x, y, radius);
    ctx.fillStyle = colours.card;
    ctx.globalAlpha = rough ? 0.85 : 1;
    ctx.fill();
    ctx.globalAlpha = 1;
    drawRing(ctx, x, y, cluster);
    circle(ctx, x, y, radius);
    ctx.lineWidth = 2.4;
    ctx.strokeStyle = colours.contour;
    ctx.stroke();
    ctx.lineWidth = 1.3;
    ctx.strokeStyle = colours.rim;
    ctx.stroke();
    drawLabel(ctx, x, y, cluster, colours);
  };

  // 9,999 in full, more as "12K".
  dateline.compactNumber = function (value) {
    compact = compact || new Intl.NumberFormat(dateline.locale(), { notation: 'compact', maximumFractionDigits: 0 });
    return value < COMPACT_FROM ? dateline.number(value) : compact.format(value);
  };

  function drawRing(ctx, x, y, { radius, shares, rough }) {
    const all = shares.reduce((sum, [, count]) => sum + count, 0);
    const turns = shares.map(([, count]) => Math.max(LEAST_TURN, 2 * Math.PI * count / all));
    const excess = turns.reduce((sum, turn) => sum + turn, 0) - 2 * Math.PI;
    // What the smallest are given more is taken from the largest, which comes first.
    turns[0] -= excess;
    ctx.lineWidth = RING_PX;
    ctx.setLineDash(rough ? [4, 3] : []);
    let from = -Math.PI / 2;
    shares.forEach(([colour], i) => {
      ctx.beginPath();
      ctx.arc(x, y, radius - RING_PX / 2, from, from + turns[i]);
      ctx.strokeStyle = colour;
      ctx.stroke();
      from += turns[i];
    });
    ctx.setLineDash([]);
  }

  // Deaths of which nobody tells have no line; a stated zero has one.
  function drawLabel(ctx, x, y, { size, killed }, colours) {
    const told = !Number.isNaN(killed);
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.font = `650 ${told ? 11.5 : 12}px ${dateline.FONT}`;
    ctx.fillStyle = colours.ink;
    ctx.fillText(dateline.compactNumber(size), x, y + (told ? -5.5 : 0.5));
    if (told) {
      ctx.font = `${killed ? 700 : 400} 11px ${dateline.FONT}`;
      ctx.fillStyle = killed ? colours.alarm : colours.quiet;
      ctx.fillText(dateline.compactNumber(killed), x, y + 6.5);
    }
  }

  function circle(ctx, x, y, radius) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
  }
})(window.dateline = window.dateline || {});
