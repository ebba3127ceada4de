'use strict';
(function () {
  var table = document.querySelector('.terms table');
  if (!table) return;
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var search = document.getElementById('search');
  var state = document.getElementById('state');
  var subject = document.getElementById('subject');
  var shown = document.getElementById('shown');
  var nothing = document.getElementById('nothing');

  var texts = rows.map(function (row) { return fold(row.textContent); });

  function fits(row, i, words) {
    var missing = row.getAttribute('data-missing').split(' ');
    if (subject && subject.value && row.getAttribute('data-subject') !== subject.value) return false;
    if (state.value === 'complete' && missing[0]) return false;
    if (state.value === 'missing' && !missing[0]) return false;
    if (state.value.indexOf('not-') === 0 && missing.indexOf(state.value.slice(4)) < 0) return false;
    return words.every(function (word) { return texts[i].indexOf(word) >= 0; });
  }
  function filter() {
    var words = fold(search.value).split(/\s+/).filter(Boolean), count = 0;
    rows.forEach(function (row, i) {
      var fit = fits(row, i, words);
      row.classList.toggle('hidden', !fit);
      count += fit;
    });
    shown.textContent = count === rows.length ? rows.length + ' concepts' : count + ' of ' + rows.length + ' concepts';
    nothing.classList.toggle('hidden', count > 0 || rows.length === 0);
  }
  search.addEventListener('input', filter);
  state.addEventListener('change', filter);
  if (subject) subject.addEventListener('change', filter);

  /* A click sorts up, a second down, a third back to the order of the text. */
  function value(row, column) {
    var cell = row.cells[column];
    var key = cell.getAttribute('data-key');
    return key === null ? cell.textContent.trim() : key;
  }
  function sort(head, column) {
    var next = {none: 'ascending', ascending: 'descending', descending: 'none'}[head.getAttribute('aria-sort') || 'none'];
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) { cell.setAttribute('aria-sort', 'none'); });
    head.setAttribute('aria-sort', next);
    var order = rows.slice();
    if (next !== 'none') {
      var collator = new Intl.Collator(head.lang || undefined, {numeric: true});
      var sign = next === 'ascending' ? 1 : -1;
      order.sort(function (a, b) {
        var x = value(a, column), y = value(b, column);
        if (!x !== !y) return x ? -1 : 1;
        return sign * collator.compare(x, y);
      });
    }
    order.forEach(function (row) { body.appendChild(row); });
  }
  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
    var button = document.createElement('button');
    button.type = 'button';
    while (head.firstChild) button.appendChild(head.firstChild);
    head.appendChild(button);
    head.setAttribute('aria-sort', 'none');
    button.addEventListener('click', function () { sort(head, column); });
  });

  /* A link to a form goes to its first place; clicked again, to the next place of the concept in that text. */
  var current = null;
  body.addEventListener('click', function (event) {
    var link = event.target.closest('.forms a');
    if (!link) return;
    var first = document.getElementById(link.hash.slice(1));
    if (!first || !first.closest('mark')) return;
    first = first.closest('mark');
    var places = Array.prototype.filter.call(document.querySelectorAll('mark[data-row="' + first.getAttribute('data-row') + '"]'),
      function (mark) { return mark.getAttribute('data-text') === first.getAttribute('data-text'); });
    var at = current && link === current.link ? places.indexOf(current.mark) + 1 : places.indexOf(first);
    var mark = places[at % places.length];
    if (current) current.mark.classList.remove('current');
    mark.classList.add('current');
    current = {link: link, mark: mark};
    if (mark !== first) {
      event.preventDefault();
      mark.scrollIntoView({block: 'center'});
    }
  });

  document.documentElement.classList.add('live');
  filter();
}());
