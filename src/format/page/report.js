(function () {
  var findings = document.getElementById('findings');
  var search = document.getElementById('search');
  if (!findings || !search) return;
  var shown = document.getElementById('shown');
  var nothing = document.getElementById('nothing');
  var reset = document.getElementById('reset');
  var toggles = Array.prototype.slice.call(document.querySelectorAll('.toggle input'));
  var links = Array.prototype.slice.call(document.querySelectorAll('.listing a'));
  var selects = {};
  ['rule', 'file', 'language', 'term'].forEach(function (id) { selects[id] = document.getElementById(id); });
  var chosen = {rule: '', file: '', language: '', term: ''};

  /* Files hold cards, cards end with their items. Selectors for each of ten thousand cards would take a minute. */
  var total = 0;
  var files = Array.prototype.map.call(findings.querySelectorAll('.file'), function (section) {
    var cards = Array.prototype.map.call(section.querySelectorAll('article'), function (article) {
      var items = Array.prototype.map.call(article.lastElementChild.children, function (item) {
        var data = item.dataset;
        return {element: item, severity: data.severity, rule: data.rule, term: data.term || '', language: data.language || '',
          isHidden: false};
      });
      total += items.length;
      return {element: article, items: items, text: null, isHidden: false};
    });
    return {element: section, file: section.dataset.file, cards: cards, isHidden: false};
  });

  function hide(part, isHidden) {
    if (part.isHidden !== isHidden) part.element.classList.toggle('hidden', isHidden);
    part.isHidden = isHidden;
  }
  function contains(card, words) {
    if (!words.length) return true;
    if (card.text === null) card.text = fold(card.element.textContent);
    return words.every(function (word) { return card.text.indexOf(word) >= 0; });
  }
  function filterCard(card, dropped, words) {
    var fits = contains(card, words), count = 0;
    card.items.forEach(function (item) {
      var fit = fits && !dropped[item.severity] && (!chosen.rule || item.rule === chosen.rule) &&
        (!chosen.term || item.term === chosen.term) && (!chosen.language || item.language === chosen.language);
      hide(item, !fit);
      count += fit ? 1 : 0;
    });
    hide(card, !count);
    return count;
  }
  function filter() {
    var words = fold(search.value).split(/\s+/).filter(Boolean), dropped = {}, count = 0;
    toggles.forEach(function (toggle) { dropped[toggle.dataset.severity] = !toggle.checked; }); /* none when all are of one severity */
    files.forEach(function (file) {
      var fits = !chosen.file || file.file === chosen.file, inFile = 0;
      if (fits) file.cards.forEach(function (card) { inFile += filterCard(card, dropped, words); });
      hide(file, !inFile);
      count += inFile;
    });
    var noun = total === 1 ? ' finding' : ' findings';
    var isWhole = count === total;
    shown.textContent = isWhole ? total + noun : count + ' of ' + total + noun;
    nothing.classList.toggle('hidden', count > 0);
    var isFree = !search.value && toggles.every(function (toggle) { return toggle.checked; }) &&
      Object.keys(chosen).every(function (key) { return !chosen[key]; });
    reset.classList.toggle('hidden', isFree);
    links.forEach(function (link) { link.setAttribute('aria-pressed', chosen[link.dataset.filter] === link.dataset.value); });
  }
  function choose(key, value) {
    chosen[key] = value;
    var select = selects[key];
    if (select) select.value = value;
    filter();
  }

  var waiting = 0;
  search.addEventListener('input', function () {
    clearTimeout(waiting);
    waiting = setTimeout(filter, total > 2000 ? 150 : 0);
  });
  toggles.forEach(function (toggle) { toggle.addEventListener('change', filter); });
  Object.keys(selects).forEach(function (key) {
    if (selects[key]) selects[key].addEventListener('change', function () { choose(key, selects[key].value); });
  });

  /* The lists above filter: once for it alone, once more for all. */
  links.forEach(function (link) {
    link.setAttribute('role', 'button');
    link.tabIndex = 0;
    function act(event) {
      event.preventDefault();
      choose(link.dataset.filter, chosen[link.dataset.filter] === link.dataset.value ? '' : link.dataset.value);
    }
    link.addEventListener('click', act);
    link.addEventListener('keydown', function (event) { if (event.key === ' ' || event.key === 'Enter') act(event); });
  });
  reset.addEventListener('click', function () {
    search.value = '';
    toggles.forEach(function (toggle) { toggle.checked = true; });
    Object.keys(chosen).forEach(function (key) {
      chosen[key] = '';
      if (selects[key]) selects[key].value = '';
    });
    filter();
    search.focus();
  });

  document.documentElement.classList.add('live');
  filter();
}());
