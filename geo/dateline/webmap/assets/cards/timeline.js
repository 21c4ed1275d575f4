// When it happened: a histogram along the lower edge of the map, to brush and to play.
(function (dateline) {
  'use strict';

  const { el, button, t } = dateline;
  // With less room than this between the cards it lies below all of them.
  const LEAST_WIDTH_PX = 400;
  const GAP_PX = 10;
  const MARGIN_PX = 12;
  // How near to an edge of the span the pointer takes hold of it.
  const REACH_PX = { mouse: 7, touch: 24 };
  // What is played where nothing is chosen, as a part of all days; and how long the whole time takes.
  const WINDOW = 1 / 20;
  const PLAY_S = { bar: 0.25, least: 8, most: 24 };
  const STEP_MS = 1000;
  const STRIDE = 10;
  const CURSORS = { end: 'ew-resize', move: 'grab', new: 'crosshair' };
  const still = window.matchMedia('(prefers-reduced-motion: reduce)');

  dateline.timeline = options => new Timeline(options);

  const Timeline = L.Control.extend({
    addTo(map) {
      this._map = map;
      this.selection = dateline.selection(this.options.data);
      this.facet = this.selection.facets.get('date');
      // Without a second day there is no time to show.
      if (this.facet && this.facet.latest > this.facet.earliest) {
        this._build(map);
      }
      return this;
    },

    remove() {
      if (this._card) {
        this.pause();
        this._stop();
        this._sizes.disconnect();
        this._map.off('resize', this._arrange, this).off('dateline:theme', this._draw, this);
        this._map.getContainer().classList.remove('dateline-docked');
        this._card.remove();
      }
      return this;
    },

    _build(map) {
      const turn = () => (this._playing ? this.pause() : this.play());
      this._play = button('dateline-play', t('timeline.play'), turn, el('span', ''));
      this._readout = el('span', 'dateline-readout');
      this._note = el('span', 'dateline-note');
      this._clear = button('dateline-unbrush', t('timeline.clear'), () => this._ask(null), '×');
      this._canvas = el('canvas', '');
      this._canvas.setAttribute('aria-hidden', 'true');
      this._handles = ['from', 'to'].map(end => this._handle(end));
      this._track = el('div', 'dateline-track', this._canvas, this._handles);
      const head = el('div', 'dateline-timeline-head',
        el('div', 'dateline-readouts', this._readout, this._note), this._keys(), this._clear);
      this._card = el('section', 'dateline-card dateline-timeline leaflet-control', this._play, head, this._track);
      this._card.setAttribute('aria-label', t('timeline.label'));
      L.DomEvent.disableClickPropagation(this._card);
      L.DomEvent.disableScrollPropagation(this._card);
      this._hovered = null;
      this._listenToPointer();
      this._card.addEventListener('keydown', event => {
        if (event.key === 'Escape' && this.selection.get('date')) {
          event.stopPropagation();
          this._ask(null);
        }
      });
      this._stop = this.selection.listen(names => this._follow(names));
      dateline.deck(map).arrange();
      this._sizes = new ResizeObserver(() => this._arrange());
      this._sizes.observe(map.getContainer().querySelector('.leaflet-bottom.leaflet-right'));
      map.on('resize', this._arrange, this).on('dateline:theme', this._draw, this);
      this._arrange();
    },

    _keys() {
      const key = (name, label) => el('span', `dateline-key dateline-key-${name}`, label);
      const killed = dateline.leastKilled(this.selection.tables.incidents).some(value => value > 0);
      return el('span', 'dateline-keys',
        key('bar', t('timeline.incidents')), killed ? key('deaths', t('timeline.killed')) : null);
    },

    // Between the cards of a wide map, or in the dock below them.
    _arrange() {
      const map = this._map;
      const container = map.getContainer();
      const frame = container.getBoundingClientRect();
      const rects = selector => [...container.querySelectorAll(selector)]
        .map(one => one.getBoundingClientRect()).filter(rect => rect.width);
      const reach = (selector, measure) => Math.max(0, ...rects(selector).map(measure)) + MARGIN_PX;
      const left = reach('.leaflet-left .leaflet-control', rect => rect.right - frame.left);
      const right = reach('.leaflet-right .dateline-card', rect => frame.right - rect.left);
      const docked = dateline.isNarrow(map) || frame.width - left - right < LEAST_WIDTH_PX;
      container.classList.toggle('dateline-docked', docked);
      const home = docked ? dateline.deck(map).dock : container;
      if (this._card.parentNode !== home) {
        docked ? home.prepend(this._card) : home.append(this._card);
      }
      const credits = rects('.leaflet-control-attribution').filter(rect => frame.right - rect.left > right);
      const foot = Math.max(0, ...credits.map(rect => frame.bottom - rect.top));
      const { style } = this._card;
      style.left = docked ? '' : `${left}px`;
      style.right = docked ? '' : `${right}px`;
      style.bottom = docked ? '' : `${foot + GAP_PX}px`;
      this._measure();
    },

    _measure() {
      const { clientWidth: width, clientHeight: height } = this._track;
      if (width < 1 || (width === this._width && height === this._height)) {
        return;
      }
      this._width = width;
      this._height = height;
      const ratio = window.devicePixelRatio || 1;
      this._canvas.width = Math.round(width * ratio);
      this._canvas.height = Math.round(height * ratio);
      this._bins = new dateline.Bins(this.facet.earliest, this.facet.latest, width);
      this._histogram = new dateline.Histogram(this._bins, this.facet, this.selection.tables.incidents);
      this._count();
    },

    _follow(names) {
      if (!this._asking) {
        this.pause();
      }
      // What it shows is what every other facet leaves: that does not change with the span.
      names.every(name => name === 'date') ? this._draw() : this._count();
    },

    _count() {
      if (this._histogram) {
        this._counts = this._histogram.count(this.selection.allBut('date'));
        this._draw();
      }
    },

    // The span in pixels: its ends lie at the ends of the axis where it is open there.
    _edges() {
      const { from, to } = this._span();
      const { earliest, latest } = this.facet;
      return [
        from <= earliest ? 0 : this._bins.x(from, this._width),
        to >= latest ? this._width : this._bins.x(to + 1, this._width),
      ];
    },

    // The first and the last day that are selected.
    _span() {
      const value = this.selection.get('date');
      return { from: value?.from ?? this.facet.earliest, to: value?.to ?? this.facet.latest };
    },

    _draw() {
      if (!this._bins) {
        return;
      }
      const [from, to] = this._edges();
      const ratio = window.devicePixelRatio || 1;
      const ctx = this._canvas.getContext('2d');
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      dateline.drawHistogram(ctx, {
        bins: this._bins, counts: this._counts, width: this._width, height: this._height,
        from, to, hovered: this._hovered, colours: dateline.colours(this._map),
      });
      const brushed = this.selection.get('date') !== null;
      this._card.classList.toggle('dateline-brushed', brushed);
      this._clear.hidden = !brushed;
      const { from: first, to: last } = this._span();
      [[from, first], [to, last]].forEach(([x, day], i) => {
        const handle = this._handles[i];
        handle.style.left = `${x}px`;
        handle.setAttribute('aria-valuenow', String(day));
        handle.setAttribute('aria-valuetext', dateline.shortDate(dateline.isoOf(day), null, 1));
      });
      this._say();
    },

    _say() {
      const { from, to } = this._span();
      const resting = this._hovered === null;
      this._readout.textContent = resting ? dateline.shortDate(dateline.isoOf(from), dateline.isoOf(to), 1)
        : this._binWords(this._hovered);
      const undated = resting ? this.facet.unknown(this.selection) : 0;
      const key = this.selection.get('date') ? 'unknown.date' : 'timeline.undated';
      this._note.textContent = undated ? t(key, { n: undated }) : '';
    },

    _binWords(bin) {
      const { incidents, roughly, killed, killedRoughly } = this._counts;
      const whole = (exact, rough) => Math.round(exact[bin] + rough[bin]);
      const deaths = whole(killed, killedRoughly);
      const rough = Math.round(roughly[bin]);
      return [
        `${this._bins.words(bin)}: ${t('header.incidents', { n: whole(incidents, roughly) })}`,
        deaths ? t('header.killed', { n: deaths }) : null,
        rough ? t('timeline.rough', { n: rough }) : null,
      ].filter(part => part).join(' · ');
    },

    // Ask for whole bins, from one to another; for all of them it asks for nothing.
    _askBins(first, last) {
      const { earliest, latest } = this.facet;
      const { edges, count } = this._bins;
      this._ask(first <= 0 && last >= count - 1 ? null : {
        from: Math.max(earliest, edges[Math.max(0, first)]),
        to: Math.min(latest, edges[Math.min(count, last + 1)] - 1),
      });
    },

    _ask(date) {
      const now = this.selection.get('date');
      if (now?.from !== date?.from || now?.to !== date?.to) {
        this.selection.set({ date });
      }
    },

    // At most one question a frame, however fast the pointer moves.
    _askSoon(first, last) {
      this._wanted = [first, last];
      this._frame = this._frame || requestAnimationFrame(() => {
        this._frame = null;
        this._askBins(...this._wanted);
      });
    },

    _listenToPointer() {
      const track = this._track;
      let drag = null;
      const xOf = event =>
        Math.min(Math.max(event.clientX - track.getBoundingClientRect().left, 0), this._width - 0.01);
      const binAt = event => this._bins.at(xOf(event), this._width);
      track.addEventListener('pointerdown', event => {
        if (event.button === 0) {
          track.setPointerCapture(event.pointerId);
          this.pause();
          drag = this._grasp(xOf(event), binAt(event), REACH_PX[event.pointerType] || REACH_PX.mouse);
          if (drag.kind === 'new') {
            this._askSoon(drag.bin, drag.bin);
          }
        }
      });
      track.addEventListener('pointermove', event => {
        if (drag) {
          this._drag(drag, binAt(event));
        } else {
          const grasped = this._grasp(xOf(event), binAt(event), REACH_PX.mouse);
          track.style.cursor = CURSORS[grasped.kind];
          this._hover(binAt(event));
        }
      });
      ['pointerup', 'pointercancel'].forEach(kind => track.addEventListener(kind, () => { drag = null; }));
      track.addEventListener('pointerleave', () => this._hover(null));
      track.addEventListener('dblclick', () => this._ask(null));
    },

    // What a pointer takes hold of: an end of the span, its middle, or nothing and so begins a new one.
    _grasp(x, bin, reach) {
      const [from, to] = this._edges();
      const brushed = this.selection.get('date') !== null;
      const span = this._span();
      const first = this._bins.of(span.from);
      const last = this._bins.of(span.to);
      // Of two ends that lie near each other, the nearer; a short span can still be moved by its middle.
      const grip = Math.min(reach, Math.max(4, (to - from) / 3));
      const outside = x < from || x > to;
      const [toFrom, toTo] = [Math.abs(x - from), Math.abs(x - to)];
      if (Math.min(toFrom, toTo) <= (outside ? reach : grip)) {
        return toFrom < toTo ? { kind: 'end', fixed: last } : { kind: 'end', fixed: first };
      }
      return brushed && !outside ? { kind: 'move', bin, first, last } : { kind: 'new', fixed: bin, bin };
    },

    _drag(drag, bin) {
      if (drag.kind === 'move') {
        const by = Math.min(Math.max(bin - drag.bin, -drag.first), this._bins.count - 1 - drag.last);
        this._askSoon(drag.first + by, drag.last + by);
      } else {
        this._askSoon(Math.min(bin, drag.fixed), Math.max(bin, drag.fixed));
      }
    },

    _hover(bin) {
      if (bin !== this._hovered) {
        this._hovered = bin;
        this._draw();
      }
    },

    // An end of the span, for the keyboard.
    _handle(end) {
      const { earliest, latest } = this.facet;
      const handle = el('div', `dateline-handle dateline-handle-${end}`);
      handle.tabIndex = 0;
      handle.setAttribute('role', 'slider');
      handle.setAttribute('aria-label', t(`timeline.${end}`));
      handle.setAttribute('aria-valuemin', String(earliest));
      handle.setAttribute('aria-valuemax', String(latest));
      handle.addEventListener('keydown', event => {
        const { count } = this._bins;
        const stride = Math.max(1, Math.round(count / STRIDE));
        const steps = {
          ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1,
          PageDown: -stride, PageUp: stride, Home: -count, End: count,
        };
        const by = steps[event.key];
        if (by) {
          event.preventDefault();
          event.stopPropagation();
          const span = this._span();
          const [first, last] = [this._bins.of(span.from), this._bins.of(span.to)];
          this.pause();
          if (end === 'from') {
            this._askBins(Math.min(Math.max(first + by, 0), last), last);
          } else {
            this._askBins(first, Math.min(Math.max(last + by, first), count - 1));
          }
        }
      });
      return handle;
    },

    // Move the span through time, or a short one from the beginning where none is chosen; from its end it begins again.
    play() {
      const { earliest, latest } = this.facet;
      const all = latest - earliest + 1;
      const { from, to } = this._span();
      const bar = this._bins.edges[1] - this._bins.edges[0];
      const days = to - from + 1 < all ? to - from + 1 : Math.min(all, Math.max(bar, Math.round(all * WINDOW)));
      const begin = to >= latest ? earliest : from;
      const seconds = Math.min(PLAY_S.most, Math.max(PLAY_S.least, this._bins.count * PLAY_S.bar));
      const stepped = still.matches;
      const began = performance.now();
      const move = now => {
        const passed = Math.max(0, now - began);
        const moved = stepped ? Math.floor(passed / STEP_MS) * days : Math.floor(passed / 1000 / seconds * all);
        const first = Math.min(begin + moved, latest - days + 1);
        this._asking = true;
        this._ask({ from: first, to: first + days - 1 });
        this._asking = false;
        if (first + days - 1 < latest) {
          this._playing = requestAnimationFrame(move);
        } else {
          this.pause();
        }
      };
      this._playing = requestAnimationFrame(move);
      this._showPlaying();
    },

    pause() {
      if (this._playing) {
        cancelAnimationFrame(this._playing);
        this._playing = null;
        this._showPlaying();
      }
    },

    _showPlaying() {
      this._play.setAttribute('aria-label', t(this._playing ? 'timeline.pause' : 'timeline.play'));
      this._card.classList.toggle('dateline-playing', Boolean(this._playing));
    },
  });
})(window.dateline = window.dateline || {});
