// Passages of text from outside: words of theirs can be marked, and a long one begins shortened.
(function (dateline) {
  'use strict';

  const { el, t } = dateline;
  // About eight lines of a popup.
  const LONG = 420;

  // Text with the stretches marked that `spans` gives as {start, end, id}, in characters as Python counts them; the
  // element of a mark carries its id in `dataset.said`. A long passage comes with a button that shows all of it.
  dateline.passage = function (tag, className, text, spans = []) {
    const words = String(text);
    const passage = el(tag, className, spans.length ? marked(words, spans) : words);
    passage.dir = 'auto';
    return words.length > LONG ? [passage, unfolding(passage)] : passage;
  };

  // Show all of the passage that an element stands in.
  dateline.unfold = function (element) {
    const button = element.closest('.dateline-long')?.nextElementSibling;
    if (button?.getAttribute('aria-expanded') === 'false') {
      button.click();
    }
  };

  // A button that shows what is hidden, and hides it again.
  dateline.disclosure = function (className, label, hidden) {
    const button = dateline.button(className, label, () => {
      hidden.hidden = !hidden.hidden;
      button.setAttribute('aria-expanded', String(!hidden.hidden));
    }, label);
    button.setAttribute('aria-expanded', 'false');
    return button;
  };

  function marked(text, spans) {
    const characters = Array.from(text);
    const parts = [];
    let done = 0;
    for (const { start, end, id } of spans.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
      if (start >= done && end > start && end <= characters.length) {
        const mark = el('mark', 'dateline-mark', characters.slice(start, end).join(''));
        mark.dataset.said = id;
        parts.push(characters.slice(done, start).join(''), mark);
        done = end;
      }
    }
    return [...parts, characters.slice(done).join('')];
  }

  function unfolding(passage) {
    passage.classList.add('dateline-long');
    const button = dateline.button('dateline-all', t('details.showall'), () => {
      const open = button.getAttribute('aria-expanded') === 'false';
      passage.classList.toggle('dateline-unfolded', open);
      button.setAttribute('aria-expanded', String(open));
      button.textContent = t(open ? 'details.showless' : 'details.showall');
      button.setAttribute('aria-label', button.textContent);
    });
    button.textContent = t('details.showall');
    button.setAttribute('aria-expanded', 'false');
    return button;
  }
})(window.dateline = window.dateline || {});
