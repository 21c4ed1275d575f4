// How each facet is asked: {node, show()}; `show` writes what the selection says now, and is called only while it is
// seen.
(function (dateline) {
  'use strict';

  const { el, foreign, button, t } = dateline;
  const TYPING_MS = 250;
  // A choice of more options than these begins with the commonest, and can be searched.
  const FEW = 10;
  const COMMONEST = 8;
  const MORE = 60;
  const ORDERED = ['type', 'precision', 'checked'];
  // The others stand behind their names until they are asked for.
  const OPEN = ['type'];

  dateline.facetField = (map, selection, facet) => FIELDS[facet.kind](selection, facet, map);

  const FIELDS = { choice, least, span };

  function choice(selection, facet, map) {
    const { name } = facet;
    const list = el('div', 'dateline-options');
    const find = facet.options.length > FEW ? optionSearch(name, () => show(true)) : null;
    const more = button('dateline-more', t('filters.all'), () => {
      limit += MORE;
      show(false);
    });
    const boxes = new Map();
    let limit = find ? COMMONEST : facet.options.length;
    let ranked = null;
    let own = null;

    const toggle = (option, checked) => {
      const chosen = new Set(selection.get(name) ?? []);
      checked ? chosen.add(option) : chosen.delete(option);
      selection.set({ [name]: chosen.size ? facet.options.filter(one => chosen.has(one)) : null });
    };
    const boxOf = option => {
      if (!boxes.has(option)) {
        boxes.set(option, optionBox(map, name, option, checked => toggle(option, checked)));
      }
      return boxes.get(option);
    };
    // What was ticked stays where it is; the order changes only with what else is asked for.
    const show = again => {
      const counts = facet.counts(selection);
      const value = selection.get(name);
      const chosen = new Set(value ?? []);
      if (again || ranked === null || value === own) {
        ranked = order(facet, counts, chosen);
      }
      own = value;
      const words = dateline.fold(find ? find.input.value.trim() : '');
      const fitting = ranked.filter(option => !find || chosen.has(option)
        || (words ? dateline.fold(dateline.optionWords(name, option)).includes(words) : counts.get(option) > 0));
      const shown = fitting.slice(0, Math.max(limit, chosen.size));
      setChildren(list, shown.map(option => boxOf(option).node));
      shown.forEach(option => boxOf(option).show(counts.get(option), chosen.has(option)));
      more.hidden = fitting.length <= shown.length;
      more.textContent = t('filters.all', { n: fitting.length - shown.length });
    };
    const field = el('fieldset', 'dateline-facet', el('legend', '', t(`facet.${name}`)),
      find ? find.node : null, list, more);
    return OPEN.includes(name) ? { node: field, show } : disclosed(selection, name, field, show);
  }

  // A field behind its name, which says how many of its options are chosen.
  function disclosed(selection, name, field, show) {
    const chosen = el('span', 'dateline-active');
    const summary = el('summary', '', el('span', '', t(`facet.${name}`)), chosen);
    const details = el('details', 'dateline-disclosed', summary, field);
    details.addEventListener('toggle', () => details.open && show(true));
    return {
      node: details,
      show() {
        const count = (selection.get(name) ?? []).length;
        chosen.textContent = count ? dateline.number(count) : '';
        chosen.hidden = !count;
        if (details.open) {
          show(false);
        }
      },
    };
  }

  function order(facet, counts, chosen) {
    if (ORDERED.includes(facet.name)) {
      return facet.name === 'type' ? dateline.typesInOrder(facet.options) : facet.options;
    }
    const weight = option => [chosen.has(option) ? 1 : 0, counts.get(option), facet.totals.get(option)];
    const weights = new Map(facet.options.map(option => [option, weight(option)]));
    return [...facet.options].sort((one, other) => {
      const [a, b] = [weights.get(one), weights.get(other)];
      return b[0] - a[0] || b[1] - a[1] || b[2] - a[2];
    });
  }

  function optionSearch(name, onInput) {
    const input = el('input', 'dateline-input');
    input.type = 'search';
    input.placeholder = t('filters.find');
    input.autocomplete = 'off';
    input.spellcheck = false;
    input.setAttribute('aria-label', t('filters.findin', { facet: t(`facet.${name}`) }));
    input.addEventListener('input', onInput);
    return { node: el('div', 'dateline-find', input), input };
  }

  function optionBox(map, name, option, onChange) {
    const input = el('input', '');
    input.type = 'checkbox';
    input.addEventListener('change', () => onChange(input.checked));
    const count = el('span', 'dateline-total');
    const swatch = name === 'type' ? dateline.typeSwatch(map, option) : null;
    const words = foreign('span', 'dateline-option', dateline.optionWords(name, option));
    const node = el('label', 'dateline-choice', input, swatch, words, count);
    return {
      node,
      show(number, checked) {
        input.checked = checked;
        count.textContent = dateline.number(number);
        node.classList.toggle('dateline-none', !number && !checked);
      },
    };
  }

  // A box keeps the keyboard only while it stays on the page.
  function setChildren(parent, nodes) {
    if (nodes.length !== parent.children.length || nodes.some((node, i) => parent.children[i] !== node)) {
      const active = document.activeElement;
      parent.replaceChildren(...nodes);
      if (parent.contains(active)) {
        active.focus();
      }
    }
  }

  function least(selection, facet) {
    const { name } = facet;
    // Confidence is asked in percent.
    const factor = name === 'confidence' ? 100 : 1;
    const input = el('input', 'dateline-input');
    input.type = 'number';
    input.min = '0';
    input.max = String(Math.ceil(facet.most * factor));
    input.step = name === 'confidence' ? '5' : '1';
    input.inputMode = 'numeric';
    const ask = () => {
      const wanted = input.value === '' ? null : Number(input.value) / factor;
      if (wanted !== selection.get(name)) {
        selection.set({ [name]: wanted > 0 ? wanted : null });
      }
    };
    input.addEventListener('input', dateline.settled(TYPING_MS, ask));
    const note = el('p', 'dateline-note');
    const label = el('label', 'dateline-number', el('span', '', t(`facet.${name}`)), input);
    return {
      node: el('div', 'dateline-facet', label, note),
      show() {
        const value = selection.get(name);
        if (document.activeElement !== input) {
          input.value = value === null ? '' : String(Math.round(value * factor));
        }
        sayUnknown(note, selection, facet);
      },
    };
  }

  function span(selection, facet) {
    const ends = ['from', 'to'].map(end => ({ end, input: dateInput(facet) }));
    const ask = () => {
      const [from, to] = ends.map(({ input }) => (input.value ? dateline.dayOf(input.value) : null));
      selection.set({ date: from === null && to === null ? null : { from, to } });
    };
    // A year that is still being typed is out of bounds: it asks for nothing yet.
    ends.forEach(({ input }) => input.addEventListener('change', () => input.validity.valid && ask()));
    const note = el('p', 'dateline-note');
    const labels = ends.map(({ end, input }) => el('label', '', el('span', '', t(`filters.${end}`)), input));
    return {
      node: el('fieldset', 'dateline-facet', el('legend', '', t('facet.date')),
        el('div', 'dateline-dates', labels), note),
      show() {
        const value = selection.get('date');
        for (const { end, input } of ends) {
          const day = value?.[end] ?? null;
          if (document.activeElement !== input) {
            input.value = day === null ? '' : dateline.isoOf(day);
          }
        }
        sayUnknown(note, selection, facet);
      },
    };
  }

  function dateInput({ earliest, latest }) {
    const input = el('input', 'dateline-input');
    input.type = 'date';
    input.min = dateline.isoOf(earliest);
    input.max = dateline.isoOf(latest);
    return input;
  }

  // What is not known cannot pass: how many that leaves out.
  function sayUnknown(note, selection, facet) {
    const unknown = selection.get(facet.name) === null ? 0 : facet.unknown(selection);
    note.textContent = unknown ? t(`unknown.${facet.name}`, { n: unknown }) : '';
    note.hidden = !unknown;
  }
})(window.dateline = window.dateline || {});
