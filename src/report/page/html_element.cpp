#include "report/page/html_element.hpp"

#include <ostream>
#include <pugixml.hpp>

#include "report/paragraph.hpp"

namespace trailseal::report {
namespace {

pugi::xml_node node_at(void* node) {
  return pugi::xml_node(static_cast<pugi::xml_node_struct*>(node));
}

void append_text(pugi::xml_node parent, std::string_view text) {
  parent.append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
}

}  // namespace

HtmlElement HtmlElement::add(const char* name, std::string_view text) const {
  pugi::xml_node child = node_at(node_).append_child(name);
  append_text(child, text);
  return HtmlElement(child.internal_object());
}

HtmlElement HtmlElement::add_of(const char* style, const char* name,
                                std::string_view text) const {
  const HtmlElement child = add(name, text);
  child.set("class", style);
  return child;
}

void HtmlElement::add_code(std::string_view code) const {
  constexpr std::size_t kShort = 24;
  constexpr std::string_view kJoints = "./:[";
  const std::string text = printable(code);
  pugi::xml_node element = node_at(node_).append_child("code");
  std::string_view rest = text;
  if (character_count(text) <= kShort) return append_text(element, text);
  for (auto at = rest.find_first_of(kJoints, 1); at != std::string_view::npos;
       at = rest.find_first_of(kJoints, 1)) {
    append_text(element, rest.substr(0, at));
    element.append_child("wbr");
    rest.remove_prefix(at);
  }
  append_text(element, rest);
}

void HtmlElement::add_text(std::string_view text) const {
  append_text(node_at(node_), text);
}

void HtmlElement::add_sentence(std::string_view sentence) const {
  each_span(
      printable(sentence), [&](std::string_view words) { add_text(words); },
      [&](std::string_view code) { add_code(code); });
}

void HtmlElement::add_markup(const std::string& markup) const {
  node_at(node_).append_buffer(markup.data(), markup.size());
}

const HtmlElement& HtmlElement::set(const char* attribute, std::string_view value) const {
  node_at(node_).append_attribute(attribute) = std::string(value).c_str();
  return *this;
}

struct HtmlPage::Tree {
  pugi::xml_document document{};
};

HtmlPage::HtmlPage() : tree_(std::make_unique<Tree>()) {
  tree_->document.append_child(pugi::node_doctype).set_value("html");
  tree_->document.append_child("html").append_attribute("lang") = "en";
}

HtmlPage::~HtmlPage() = default;

HtmlElement HtmlPage::root() const {
  return HtmlElement(tree_->document.child("html").internal_object());
}

void HtmlPage::write(std::ostream& out) const {
  tree_->document.save(out, "", pugi::format_raw | pugi::format_no_declaration);
  out << '\n';
}

}  // namespace trailseal::report
