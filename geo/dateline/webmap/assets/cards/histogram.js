// Incidents and deaths by day, week, month, quarter, year ...: the bins, what lies in them, and how it is drawn.
(function (dateline) {
  'use strict';

  const LEAST_BAR_PX = 5;
  const BARS = { least: 40, most: 180 };
  // Lengths of a bar and of a step between labels; weeks begin on Mondays, the first of which was day 4.
  const UNITS = [{ days: 1 }, { days: 7 }, ...[1, 3, 12, 60, 120, 1200].map(months => ({ months }))];
  const STEPS = [...[1, 2, 7, 14].map(days => ({ days })),
    ...[1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].map(months => ({ months }))];
  const FIRST_MONDAY = 4;
  const AXIS_PX = 15;
  const LABEL_GAP_PX = 10;
  const PALE = 0.28;
  const VAGUE = 0.45;

  // Bins of one length that hold all days from one to another, about as many as there is room for.
  dateline.Bins = class {
    constructor(earliest, latest, width) {
      const most = Math.min(BARS.most, Math.max(BARS.least, Math.floor(width / LEAST_BAR_PX)));
      const unit = UNITS.find(one => (latest - earliest) / daysOf(one) < most - 1) || UNITS.at(-1);
      this.edges = [floor(earliest, unit)];
      while (this.edges.at(-1) <= latest) {
        this.edges.push(next(this.edges.at(-1), unit));
      }
      this.count = this.edges.length - 1;
      this.from = this.edges[0];
      this.to = this.edges.at(-1);
    }

    // The bin in which a day lies, or the nearest.
    of(day) {
      let low = 0;
      let high = this.count - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        this.edges[middle] <= day ? low = middle : high = middle - 1;
      }
      return low;
    }

    // Where a day begins, for a width of all bins.
    x(day, width) {
      return (Math.min(Math.max(day, this.from), this.to) - this.from) / (this.to - this.from) * width;
    }

    at(x, width) {
      return this.of(this.from + x / width * (this.to - this.from));
    }

    words(bin) {
      return dateline.shortDate(dateline.isoOf(this.edges[bin]), dateline.isoOf(this.edges[bin + 1] - 1), 4);
    }
  };

  // How many incidents and deaths lie in each bin, of the rows that pass. An incident whose days lie in one bin is
  // counted there. One that may have happened in several, as only its month or year is known, is shared out evenly
  // among them and counted as rough: on its first or middle day it would make a peak that nobody reported. Running
  // totals, and what has no date, lie in none.
  dateline.Histogram = class {
    constructor(bins, facet, incidents) {
      this.bins = bins;
      const rows = incidents.rows;
      const tally = incidents.numbers('tally');
      this.killed = dateline.leastKilled(incidents).map(killed => killed || 0);
      this.first = new Int32Array(rows).fill(-1);
      this.last = new Int32Array(rows);
      for (let row = 0; row < rows; row += 1) {
        if (!Number.isNaN(facet.from[row]) && !(tally[row] > 0)) {
          this.first[row] = bins.of(facet.from[row]);
          this.last[row] = Math.max(this.first[row], bins.of(facet.to[row]));
        }
      }
    }

    count(passes) {
      const { count } = this.bins;
      const [incidents, killed, roughly, killedRoughly] = [0, 0, 1, 1].map(more => new Float64Array(count + more));
      for (let row = 0; row < this.first.length; row += 1) {
        const first = this.first[row];
        if (first < 0 || !passes(row)) {
          continue;
        }
        const after = this.last[row] + 1;
        if (after === first + 1) {
          incidents[first] += 1;
          killed[first] += this.killed[row];
        } else {
          // What begins in one bin and ends before another: the sums from the left are what each has.
          const share = 1 / (after - first);
          roughly[first] += share;
          roughly[after] -= share;
          killedRoughly[first] += share * this.killed[row];
          killedRoughly[after] -= share * this.killed[row];
        }
      }
      for (let bin = 1; bin < count; bin += 1) {
        roughly[bin] += roughly[bin - 1];
        killedRoughly[bin] += killedRoughly[bin - 1];
      }
      const most = (exact, rough) => exact.reduce((top, value, bin) => Math.max(top, value + rough[bin]), 0);
      return { incidents, roughly, killed, killedRoughly,
        most: most(incidents, roughly), mostKilled: most(killed, killedRoughly) };
    }
  };

  // Incidents stand on a line, deaths hang from it, in proportion to the largest of each; outside [from, to] in pixels
  // all is pale.
  dateline.drawHistogram = function (ctx, { bins, counts, width, height, from, to, hovered, colours }) {
    const room = height - AXIS_PX;
    const up = Math.round(counts.mostKilled ? room * 0.58 : room);
    const baseline = up + 0.5;
    ctx.clearRect(0, 0, width, height);
    if (to - from < width) {
      ctx.fillStyle = colours.badge;
      ctx.fillRect(from, 0, to - from, room);
    }
    const series = [
      {
        exact: counts.incidents, rough: counts.roughly, most: counts.most,
        room: up - 2, sign: -1, colour: colours.bar,
      },
      {
        exact: counts.killed, rough: counts.killedRoughly, most: counts.mostKilled,
        room: room - up - 3, sign: 1, colour: colours.deaths,
      },
    ];
    const bars = () => series.filter(one => one.most).forEach(one => drawBars(ctx, bins, width, baseline, one));
    ctx.globalAlpha = PALE;
    bars();
    ctx.save();
    ctx.beginPath();
    ctx.rect(from, 0, to - from, room);
    ctx.clip();
    ctx.globalAlpha = 1;
    bars();
    ctx.restore();
    ctx.globalAlpha = 1;
    if (hovered !== null) {
      const x = bins.x(bins.edges[hovered], width);
      ctx.fillStyle = colours.ink;
      ctx.globalAlpha = 0.12;
      ctx.fillRect(x, 0, bins.x(bins.edges[hovered + 1], width) - x, room);
      ctx.globalAlpha = 1;
    }
    ctx.fillStyle = colours.quiet;
    ctx.fillRect(0, up, width, 1);
    drawAxis(ctx, bins, width, room, colours);
  };

  function drawBars(ctx, bins, width, baseline, { exact, rough, most, room, sign, colour }) {
    const alpha = ctx.globalAlpha;
    ctx.fillStyle = colour;
    for (let bin = 0; bin < bins.count; bin += 1) {
      const left = bins.x(bins.edges[bin], width);
      const wide = bins.x(bins.edges[bin + 1], width) - left;
      const gap = wide > 3 ? 1 : 0;
      // Few are seen beside many, too.
      const tall = value => (value > 0 ? Math.max(1.2, value / most * room) : 0);
      const solid = tall(exact[bin]);
      const both = Math.max(solid, tall(exact[bin] + (rough[bin] > 1e-6 ? rough[bin] : 0)));
      ctx.fillRect(left + gap / 2, sign < 0 ? baseline - solid : baseline, wide - gap, solid);
      ctx.globalAlpha = alpha * VAGUE;
      ctx.fillRect(left + gap / 2, sign < 0 ? baseline - both : baseline + solid, wide - gap, both - solid);
      ctx.globalAlpha = alpha;
    }
  }

  function drawAxis(ctx, bins, width, top, colours) {
    ctx.font = `11px ${dateline.FONT}`;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    const perDay = width / (bins.to - bins.from);
    const room = step => daysOf(step) * perDay - LABEL_GAP_PX;
    const step = STEPS.find(one => room(one) >= ctx.measureText(label(bins.from, one, false)).width) || STEPS.at(-1);
    let clear = 0;
    for (let day = floor(bins.from, step); day < bins.to; day = next(day, step)) {
      const x = bins.x(day, width);
      const words = label(day, step, clear === 0 && !(step.months && hasNewYear(bins)));
      const wide = ctx.measureText(words).width;
      if (day >= bins.from && x >= clear && x + wide + 3 <= width) {
        ctx.fillStyle = colours.edge;
        ctx.fillRect(Math.round(x), top, 1, 5);
        ctx.fillStyle = colours.quiet;
        ctx.fillText(words, x + 3, top + AXIS_PX / 2 + 1);
        clear = x + wide + LABEL_GAP_PX;
      }
    }
  }

  const hasNewYear = bins => next(floor(bins.from, { months: 12 }), { months: 12 }) < bins.to;

  // A year at its beginning, else a month or a day; the first says its year as well where no label says one.
  function label(day, { days, months }, first) {
    const newYear = months && dateline.dateOf(day).getUTCMonth() === 0;
    const form = months >= 12 || newYear ? { year: 'numeric' }
      : { month: 'short', ...(days ? { day: 'numeric' } : {}), ...(first ? { year: 'numeric' } : {}) };
    return dateline.dayWords(day, form);
  }

  const daysOf = ({ days, months }) => days || months * 30.44;

  // The first day of the unit that a day lies in, and of the one after it.
  function floor(day, { days, months }) {
    if (days) {
      return day - modulo(day - FIRST_MONDAY, days);
    }
    const date = dateline.dateOf(day);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    return firstOf(month - modulo(month, months));
  }

  function next(day, { days, months }) {
    const date = dateline.dateOf(day);
    return days ? day + days : firstOf(date.getUTCFullYear() * 12 + date.getUTCMonth() + months);
  }

  function firstOf(month) {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor(month / 12), modulo(month, 12), 1);
    return date.getTime() / 86400000;
  }

  const modulo = (value, by) => ((value % by) + by) % by;
})(window.dateline = window.dateline || {});
