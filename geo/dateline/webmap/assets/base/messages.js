// What the interface says, in the language of the page.
(function (dateline) {
  'use strict';

  let plurals = null;
  let numbers = null;

  // The words for a key such as "list.more", with what stands in braces filled in; a number is written as the language
  // writes it, and one called `n` chooses between the forms for one and for many. The result is text, never markup.
  dateline.t = function (key, values = {}) {
    const words = key.split('.').reduce((table, part) => table?.[part], dateline.block('dateline-messages'));
    const form = typeof words === 'object' ? words[plural(values.n)] ?? words.other : words;
    if (form === undefined) {
      throw new Error(`no message is called ${key}`);
    }
    return form.replace(/\{(\w+)\}/g, (hole, name) => {
      const value = values[name];
      return typeof value === 'number' ? dateline.number(value) : value ?? hole;
    });
  };

  // The word for a code of ours in a section, null where there is none: codes come with the data and may be anything.
  dateline.term = function (section, code) {
    const words = dateline.block('dateline-messages')[section];
    return Object.hasOwn(words, code) ? words[code] : null;
  };

  dateline.language = () => document.documentElement.lang || 'en';

  // English as the British write it: the day before the month.
  dateline.locale = () => (dateline.language() === 'en' ? 'en-GB' : dateline.language());

  dateline.number = function (value) {
    numbers = numbers || new Intl.NumberFormat(dateline.locale());
    return numbers.format(value);
  };

  function plural(count) {
    plurals = plurals || new Intl.PluralRules(dateline.locale());
    return plurals.select(count);
  }
})(window.dateline = window.dateline || {});
