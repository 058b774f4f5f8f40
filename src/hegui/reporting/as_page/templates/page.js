"use strict";
(function () {
  var table = document.getElementById("reports");
  document.querySelectorAll(".tools").forEach(function (tools) { tools.hidden = false; });

  function open(target) {
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") { node.open = true; }
    }
  }
  function follow() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) { open(target); target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", follow);
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) { follow(); }
  });
  document.querySelectorAll("[data-fold]").forEach(function (button) {
    button.addEventListener("click", function () {
      document.querySelectorAll(".report").forEach(function (report) { report.open = button.dataset.fold === "open"; });
    });
  });
  follow();
  if (!table) { return; }

  var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
  var search = document.getElementById("search"), shown = document.getElementById("shown");
  search.addEventListener("input", function () {
    var words = search.value.trim().split(/\s+/), count = 0;
    rows.forEach(function (row) {
      var text = row.textContent;
      row.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
      if (!row.hidden) { count += 1; }
    });
    shown.textContent = search.value.trim() ? "找到 " + count + " 份" : "";
  });

  var collator = new Intl.Collator("zh-CN", { numeric: true });
  function value(row, index) {
    var cell = row.cells[index];
    return cell.dataset.v || cell.textContent;
  }
  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, index) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      var up = head.getAttribute("aria-sort") !== "ascending", numeric = head.className === "n";
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      rows.sort(function (a, b) {
        var x = value(a, index), y = value(b, index);
        var order = numeric ? parseFloat(x) - parseFloat(y) : collator.compare(x, y);
        return up ? order : -order;
      });
      rows.forEach(function (row) { body.appendChild(row); });
    });
  });
}());
