(function () {
  "use strict";
  var AT_ONCE = 100, PRINTED = 2000, WAIT = 120;
  var BADGES = { error: "错误", warning: "警告", notice: "提示", draft: "试行" };
  var table = document.getElementById("table");
  if (!table) { return; }
  var form = document.getElementById("filters"), shown = document.getElementById("shown");
  var pages = document.getElementById("pages"), unit = table.dataset.unit;
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells), body = table.tBodies[0];
  var fields = Array.prototype.slice.call(form.querySelectorAll("[data-filter]"));
  var data, picked = [], state = { sort: "", page: 1 }, timer = 0;

  // ---- the columns -------------------------------------------------------------------------
  function load(text) {
    var raw = atob(text), bytes = new Uint8Array(raw.length);
    for (var i = 0; i < raw.length; i += 1) { bytes[i] = raw.charCodeAt(i); }
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  }
  function value(name, row) {
    var column = data.columns[name];
    return column.at ? column.values[column.at[row]] : column.values[row];
  }
  // Which rows pass: a test of each distinct value where a column has few of them.
  function passes(name, test) {
    var column = data.columns[name];
    if (!column.at) { return function (row) { return test(column.values[row]); }; }
    var known = column.values.map(test), at = column.at;
    return function (row) { return known[at[row]]; };
  }

  // ---- filters -----------------------------------------------------------------------------
  function has(word) {
    var small = word.toLowerCase();
    if (small === word.toUpperCase()) { return function (text) { return text.indexOf(word) >= 0; }; }
    return function (text) { return text.toLowerCase().indexOf(small) >= 0; };
  }
  function tests() {
    var found = [];
    fields.forEach(function (field) {
      var wanted = field.value.trim();
      if (!wanted) { return; }
      if (field.dataset.filter === "equal") {
        found.push(passes(field.name, function (text) { return text === wanted; }));
      } else if (field.dataset.filter === "part") {
        found.push(passes(field.name, has(wanted)));
      } else {
        wanted.split(/\s+/).forEach(function (word) {
          var any = field.dataset.in.split(" ").map(function (name) { return passes(name, has(word)); });
          found.push(function (row) { return any.some(function (test) { return test(row); }); });
        });
      }
    });
    return found;
  }
  function pick() {
    var all = tests();
    picked = [];
    for (var row = 0; row < data.count; row += 1) {
      var fits = true;
      for (var i = 0; i < all.length && fits; i += 1) { fits = all[i](row); }
      if (fits) { picked.push(row); }
    }
    sort();
  }

  // ---- order -------------------------------------------------------------------------------
  var collator = new Intl.Collator("zh-CN", { numeric: true });
  function sort() {
    var name = state.sort.replace("-", ""), down = state.sort.charAt(0) === "-";
    var head = heads.find(function (one) { return one.dataset.column === name; });
    heads.forEach(function (one) { one.removeAttribute("aria-sort"); });
    if (!head || head.dataset.unsorted !== undefined) { return; }
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    var column = data.columns[name], numbers = head.classList.contains("n");
    var order = head.dataset.order ? head.dataset.order.split(" ") : null;
    function compare(a, b) {
      if (order) { return order.indexOf(a) - order.indexOf(b); }
      return numbers ? parseFloat(a) - parseFloat(b) : collator.compare(a, b);
    }
    var distinct = Array.from(new Set(column.values)).filter(function (one) { return one !== ""; });
    var rank = new Map(distinct.sort(compare).map(function (one, at) { return [one, down ? -at : at]; }));
    var keys = column.values.map(function (one) { return one === "" ? Infinity : rank.get(one); });
    var at = column.at;
    picked.sort(function (a, b) {
      var x = at ? keys[at[a]] : keys[a], y = at ? keys[at[b]] : keys[b];
      return x === y ? a - b : x < y ? -1 : 1;
    });
  }

  // ---- drawing: text only, never markup ----------------------------------------------------
  function add(parent, tag, text, name) {
    var made = document.createElement(tag);
    if (text) { made.textContent = text; }
    if (name) { made.className = name; }
    parent.appendChild(made);
    return made;
  }
  function link(parent, text, href) {
    if (!href) { parent.appendChild(document.createTextNode(text)); return; }
    add(parent, "a", text).setAttribute("href", href);
  }
  var draws = {
    text: function (cell, text) { cell.textContent = text || "—"; },
    number: function (cell, text) { cell.textContent = text; },
    badge: function (cell, text) { add(cell, "span", BADGES[text], "badge " + text); },
    count: function (cell, text, row, name) {
      cell.textContent = text;
      if (text !== "0") { cell.classList.add(name); }
    },
    page: function (cell, text, row) { link(cell, text, value("page", row)); },
    rule: function (cell, text, row) {
      link(cell, text, value("rule_page", row));
      if (cell.firstElementChild) { cell.firstElementChild.className = "id"; }
    },
    score: function (cell, text, row) {
      add(cell, "b", text || "—");
      if (value("range", row)) { add(cell, "small", value("range", row)); }
    },
    finding: function (cell, text, row) {
      var page = value("page", row);
      link(cell, text, page && page + "#" + value("anchor", row));
      if (value("settled", row)) { add(cell, "span", value("settled", row), "badge settled"); }
      if (value("place", row)) { add(cell, "small", value("place", row)); }
    }
  };
  function line(row) {
    var made = document.createElement("tr");
    heads.forEach(function (head) {
      var name = head.dataset.column, heading = head.dataset.show === "page" || head.dataset.show === "finding";
      var cell = add(made, heading ? "th" : "td", "", head.classList.contains("n") ? "n" : "");
      if (heading) { cell.scope = "row"; } else { cell.dataset.label = head.dataset.label; }
      draws[head.dataset.show](cell, value(name, row), row, name);
    });
    return made;
  }
  function draw(from, to) {
    var made = document.createDocumentFragment();
    picked.slice(from, to).forEach(function (row) { made.appendChild(line(row)); });
    if (!picked.length) {
      var none = add(made, "tr", "", "none");
      add(none, "td", "没有符合条件的，请改一改筛选的条件。").colSpan = heads.length;
    }
    body.replaceChildren(made);
  }
  function show() {
    var last = Math.max(1, Math.ceil(picked.length / AT_ONCE));
    state.page = Math.min(Math.max(1, state.page), last);
    var from = (state.page - 1) * AT_ONCE, to = Math.min(from + AT_ONCE, picked.length);
    draw(from, to);
    var words = "共 " + data.count.toLocaleString("zh-CN") + " " + unit;
    if (picked.length < data.count) { words += "，符合条件的 " + picked.length.toLocaleString("zh-CN") + " " + unit; }
    if (last > 1) { words += "，现在显示第 " + (from + 1) + "～" + to + " " + unit; }
    shown.textContent = words + "。";
    pages.hidden = last < 2;
    document.getElementById("page").textContent = "第 " + state.page + " 页，共 " + last + " 页";
    pages.querySelectorAll("button").forEach(function (button) {
      var next = state.page + Number(button.dataset.turn);
      button.disabled = next < 1 || next > last;
    });
  }

  // ---- what is shown stands in the address, so that it can be sent --------------------------
  function write() {
    var told = new URLSearchParams();
    fields.forEach(function (field) { if (field.value.trim()) { told.set(field.name, field.value.trim()); } });
    if (state.sort) { told.set("sort", state.sort); }
    if (state.page > 1) { told.set("page", state.page); }
    var hash = "#" + told.toString();
    if (hash !== location.hash && (hash !== "#" || location.hash)) { history.replaceState(null, "", hash); }
  }
  function read() {
    var told = new URLSearchParams(location.hash.slice(1));
    fields.forEach(function (field) {
      var wanted = told.get(field.name) || "";
      field.value = wanted;
      if (field.value !== wanted && field.tagName === "SELECT") {
        add(field, "option", wanted).value = wanted;
        field.value = wanted;
      }
    });
    state.sort = told.get("sort") || "";
    state.page = parseInt(told.get("page"), 10) || 1;
  }
  function again() {
    state.page = 1;
    pick(); show(); write();
  }

  function start(found) {
    data = found;
    heads.forEach(function (head) {
      var name = head.dataset.column, words = head.textContent;
      head.dataset.label = words;
      if (head.dataset.unsorted !== undefined) { return; }
      head.textContent = "";
      var button = add(head, "button", words);
      button.type = "button";
      button.addEventListener("click", function () {
        state.sort = state.sort === name ? "-" + name : name;
        again();
      });
    });
    document.querySelectorAll("[data-values]").forEach(function (list) {
      var column = data.columns[list.dataset.values];
      Array.from(new Set(column.values)).sort(collator.compare).forEach(function (one) { add(list, "option").value = one; });
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("input", function (event) {
      clearTimeout(timer);
      timer = setTimeout(again, event.target.tagName === "SELECT" ? 0 : WAIT);
    });
    document.getElementById("clear").addEventListener("click", function () {
      fields.forEach(function (field) { field.value = ""; });
      again();
    });
    pages.addEventListener("click", function (event) {
      var turn = Number(event.target.dataset.turn);
      if (!turn) { return; }
      state.page += turn;
      show(); write();
      shown.scrollIntoView();
    });
    window.addEventListener("hashchange", function () { read(); pick(); show(); });
    window.addEventListener("beforeprint", function () {
      draw(0, PRINTED);
      shown.textContent = "共 " + data.count + " " + unit + "，这里是"
        + (picked.length < data.count ? "符合条件的 " : " ") + picked.length + " " + unit
        + (picked.length > PRINTED ? "里的前 " + PRINTED + " " + unit + "；要印其余的，请筛选以后再印。" : "。");
    });
    window.addEventListener("afterprint", show);
    form.hidden = false;
    read(); pick(); show();
    document.documentElement.dataset.ready = "yes";
  }
  function fail() {
    shown.textContent = body.rows.length
      ? "浏览器版本较旧，不能筛选和排序；下面是全部内容。"
      : "浏览器版本较旧，这个列表显示不出来：请换用较新的浏览器，或者看各单位、各规则的页面。";
    document.documentElement.dataset.ready = "failed";
  }
  if (!window.heguiTable || typeof DecompressionStream !== "function" || !body.replaceChildren) { fail(); return; }
  load(window.heguiTable).then(start).catch(fail);
}());
