// What the articles say of an incident, drawn together: which articles, which of their sentences, and what each states.
(function (dateline) {
  'use strict';

  // {articles, figures, claims} of an incident by its id. An article is {number, id, reports, sentences}, a
  // sentence {quote, said}: the reports, figures and claims that it states. Each of these is {name, get(column),
  // article, sentence, id}.
  dateline.told = function (tables, id) {
    const statements = tables.statements();
    const articles = new Map();
    const read = name => (statements.of[name].get(id) || []).map(row => {
      const get = column => statements[name].get(column, row);
      const article = articleOf(articles, get('article'));
      const one = { name, get, article, sentence: sentenceOf(article, get('quote')), id: `${name}-${row}` };
      one.sentence?.said.push(one);
      return one;
    });
    read('reports').forEach(one => one.article.reports.push(one));
    const figures = read('figures');
    const claims = read('claims');
    return { articles: [...articles.values()], figures, claims };
  };

  // A sentence with the words marked that give its figures and claims.
  dateline.sentence = function ({ quote, said }) {
    const spans = said.filter(one => one.get('end') !== null)
      .map(one => ({ start: one.get('start'), end: one.get('end'), id: one.id }));
    const node = dateline.el('div', 'dateline-sentence', dateline.passage('blockquote', '', quote, spans));
    node.dataset.said = said.map(one => one.id).join(' ');
    return node;
  };

  // A button that goes to the sentence of a figure or claim.
  dateline.cite = function (one) {
    const { number } = one.article;
    const cite = dateline.button('dateline-cite', dateline.t('details.cite', { number }), () => goTo(cite, one.id),
      dateline.number(number));
    return cite;
  };

  function articleOf(articles, id) {
    if (!articles.has(id)) {
      articles.set(id, { number: articles.size + 1, id, reports: [], sentences: new Map() });
    }
    return articles.get(id);
  }

  function sentenceOf({ sentences }, quote) {
    if (!quote) {
      return null;
    }
    if (!sentences.has(quote)) {
      sentences.set(quote, { quote, said: [] });
    }
    return sentences.get(quote);
  }

  function goTo(cite, id) {
    const details = cite.closest('.dateline-details');
    const sentence = details.querySelector(`.dateline-sentence[data-said~="${id}"]`);
    const goal = sentence.querySelector(`[data-said="${id}"]`) || sentence;
    sentence.closest('[hidden]')?.previousElementSibling.click();
    dateline.unfold(sentence.firstElementChild);
    details.querySelectorAll('.dateline-here').forEach(one => one.classList.remove('dateline-here'));
    goal.classList.add('dateline-here');
    goal.tabIndex = -1;
    goal.focus({ preventScroll: true });
    goal.scrollIntoView({ block: 'center' });
  }
})(window.dateline = window.dateline || {});
