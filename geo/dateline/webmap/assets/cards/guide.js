// For readers who do not see the map or use no pointer: what it shows, and a way past it to the list of its incidents.
(function (dateline) {
  'use strict';

  const { el, button, t } = dateline;

  dateline.guide = function (map) {
    const container = map.getContainer();
    const words = el('p', 'dateline-unseen', t('guide.map'));
    words.id = `${container.id}_guide`;
    container.setAttribute('aria-describedby', words.id);
    container.prepend(button('dateline-skip', t('guide.skip'), () => toList(map)), words);
  };

  function toList(map) {
    const list = dateline.deck(map).cards.find(({ options }) => options.className === 'dateline-list');
    list?.fold(false);
    map.getContainer().querySelector('.dateline-list .dateline-body button')?.focus();
  }
})(window.dateline = window.dateline || {});
