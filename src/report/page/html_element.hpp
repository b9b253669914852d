// HtmlElement: an element of a page that is being written. What comes from an input is
// escaped, and what would change how text is shown is made harmless.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

namespace trailseal::report {

/// A handle: copies are the same element. It lives as long as its page.
class HtmlElement {
 public:
  /// A new last child. One that may stay empty gets an empty text: HTML knows no `<td/>`.
  HtmlElement add(const char* name, std::string_view text = "") const;
  /// A new last child with a class.
  HtmlElement add_of(const char* style, const char* name,
                     std::string_view text = "") const;
  /// A code span, which a browser may break where its parts meet.
  void add_code(std::string_view code) const;
  void add_text(std::string_view text) const;
  /// A sentence of ours: words in backticks become code.
  void add_sentence(std::string_view sentence) const;
  /// Markup of ours.
  void add_markup(const std::string& markup) const;
  const HtmlElement& set(const char* attribute, std::string_view value) const;

 private:
  friend class HtmlPage;
  explicit HtmlElement(void* node) : node_(node) {}

  void* node_;  ///< of the library that writes
};

/// A whole page.
class HtmlPage {
 public:
  HtmlPage();
  ~HtmlPage();
  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;

  HtmlElement root() const;  ///< `<html>`
  void write(std::ostream& out) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

/// A table that scrolls inside itself, with its head; gives its body.
template <typename Titles>
HtmlElement add_table(const HtmlElement& parent, const Titles& titles) {
  const HtmlElement table = parent.add_of("scroll", "div").add("table");
  const HtmlElement head = table.add("thead").add("tr");
  for (const auto& title : titles) head.add("th", title);
  return table.add("tbody");
}

}  // namespace trailseal::report
