// The card that asks: a text search, what is asked for at the moment, and unfolded every facet.
(function (dateline) {
  'use strict';

  const { el, foreign, button, t } = dateline;
  const TYPING_MS = 150;
  // More options of one facet than these are told by their number.
  const MOST_CHIPS = 4;
  // In the order of the card; numbers stand side by side.
  const FIELDS = ['date', 'type', ['killed', 'confidence', 'sources', 'articles'],
    'country', 'admin1', 'actor', 'precision', 'checked'];

  dateline.filterPanel = options => new FilterPanel(options);

  const FilterPanel = dateline.Card.extend({
    options: { position: 'topleft', label: 'filters.label', className: 'dateline-filters', folded: true },

    heading() {
      this._count = el('span', 'dateline-active');
      return [el('span', 'dateline-heading', t('filters.label')), this._count];
    },

    always() {
      this._chips = el('ul', 'dateline-chips');
      this._search = searchField(this.selection);
      return [this._search.node, this._chips];
    },

    content(map) {
      const facets = names => [names].flat().map(name => this.selection.facets.get(name)).filter(facet => facet);
      const fields = FIELDS.map(names => facets(names).map(facet => dateline.facetField(map, this.selection, facet)));
      this.follow(this.selection, () => fields.flat().forEach(field => field.show()));
      return fields.map(row => (row.length > 1 ? el('div', 'dateline-beside', row.map(field => field.node))
        : row.map(field => field.node)));
    },

    onAdd(map) {
      this.selection = dateline.selection(this.options.data);
      const card = dateline.Card.prototype.onAdd.call(this, map);
      this._stop = this.selection.listen(() => this._showAsked());
      this._showAsked();
      return card;
    },

    onRemove(map) {
      this._stop();
      dateline.Card.prototype.onRemove.call(this, map);
    },

    _showAsked() {
      const active = this.selection.active().length;
      const chips = dateline.asked(this.selection).map(({ name, words, rest }) =>
        el('li', '', button('dateline-chip', t('filters.remove', { what: words }), () => {
          this.selection.set({ [name]: rest });
          this._search.input.focus();
        }, foreign('span', '', words), el('span', 'dateline-cross', '×'))));
      const clear = active ? el('li', '', button('dateline-clear', t('filters.clear'), () => {
        this.selection.reset();
        this._search.input.focus();
      })) : null;
      this._chips.replaceChildren(...chips, ...(clear ? [clear] : []));
      this._chips.hidden = !active;
      this._count.textContent = active ? dateline.number(active) : '';
      this._count.hidden = !active;
      this._toggle.setAttribute('aria-label', active ? t('filters.count', { n: active }) : t('filters.label'));
      this._search.show();
    },
  });

  // What the reader has asked for but the search, in words: [{name, words, rest}]; `rest` is what the facet is set to
  // without it.
  dateline.asked = function (selection) {
    return selection.active().filter(name => name !== 'text').flatMap(name => {
      const facet = selection.facets.get(name);
      const value = selection.get(name);
      if (facet.kind !== 'choice') {
        const words = facet.kind === 'span' ? dateline.spanWords(value) : leastWords(name, value);
        return [{ name, words, rest: null }];
      }
      if (value.length > MOST_CHIPS) {
        return [{ name, words: `${t(`facet.${name}`)}: ${dateline.number(value.length)}`, rest: null }];
      }
      return value.map(option => {
        const rest = value.filter(other => other !== option);
        return { name, words: dateline.optionWords(name, option, true), rest: rest.length ? rest : null };
      });
    });
  };

  // An option of a choice in words; `alone` where its facet does not stand beside it.
  dateline.optionWords = function (name, option, alone) {
    if (option === dateline.UNKNOWN) {
      return alone ? t('filters.unknown', { facet: t(`facet.${name}`) }) : t('filters.unstated');
    }
    switch (name) {
      case 'type': return dateline.typeStyle(option).label;
      case 'precision': return t(`precision.${option}`);
      case 'checked': return t(`checked.${option}`);
      default: return option;
    }
  };

  // A span of days in words: "1 Jan - 31 Mar 2024", "since 1 Jan 2024", "until 31 Mar 2024".
  dateline.spanWords = function ({ from, to }) {
    const iso = day => (day === null || day === undefined ? null : dateline.isoOf(day));
    if (iso(from) && iso(to)) {
      return dateline.shortDate(iso(from), iso(to), 1);
    }
    return iso(from) ? t('filters.since', { day: dateline.shortDate(iso(from), null, 1) })
      : t('filters.until', { day: dateline.shortDate(iso(to), null, 1) });
  };

  function leastWords(name, value) {
    return t(`atleast.${name}`, { n: name === 'confidence' ? Math.round(value * 100) : value });
  }

  function searchField(selection) {
    const input = el('input', 'dateline-input');
    input.type = 'search';
    input.placeholder = t('filters.search');
    input.autocomplete = 'off';
    input.spellcheck = false;
    input.setAttribute('aria-label', t('filters.searchlabel'));
    const search = () => {
      const text = input.value.trim();
      if (text !== (selection.get('text') ?? '')) {
        selection.set({ text: text || null });
      }
    };
    // Folding all text takes a moment at many incidents: done while the reader thinks of the first letter.
    input.addEventListener('focus', () => setTimeout(selection.facets.get('text').prepare));
    input.addEventListener('input', dateline.settled(TYPING_MS, search));
    input.addEventListener('change', search);
    const show = () => {
      const text = selection.get('text') ?? '';
      if (input.value.trim() !== text) {
        input.value = text;
      }
    };
    return { node: el('div', 'dateline-search', input), input, show };
  }
})(window.dateline = window.dateline || {});
