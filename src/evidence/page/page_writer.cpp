// A block and a row stand on a line each, so that two pages can be compared by their lines.
// pugixml escapes whatever comes from an input. An element that may be empty gets an
// empty text, since HTML knows no `<td/>`.
#include "evidence/page/page_writer.hpp"

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>
#include <string_view>

#include "evidence/page/page_style.hpp"
#include "report/paragraph.hpp"

namespace trailseal::evidence {
namespace {

using pugi::xml_node;

/// Up to so many characters a name stays on one line.
constexpr std::size_t kShortCode = 24;

/// So many characters without a place to break are broken anyway.
constexpr std::size_t kLongCode = 40;

void add_words(xml_node parent, std::string_view words) {
  parent.append_child(pugi::node_pcdata).set_value(std::string(words).c_str());
}

xml_node add_element(xml_node parent, const char* name, std::string_view words = "") {
  xml_node node = parent.append_child(name);
  add_words(node, words);
  return node;
}

const char* class_of(Tone tone) {
  switch (tone) {
    case Tone::Plain:
      break;
    case Tone::Good:
      return "good";
    case Tone::Bad:
      return "bad";
    case Tone::Unknown:
      return "unknown";
    case Tone::Dim:
      return "dim";
  }
  return "";
}

void set_tone(xml_node node, Tone tone) {
  if (tone != Tone::Plain) node.append_attribute("class") = class_of(tone);
}

/// Where a long name may be broken: behind a character that parts it, else where it gets
/// too long, but for the middle of a UTF-8 character.
std::size_t break_in(std::string_view words) {
  const std::size_t end = words.find_first_of("/:._ ", kShortCode / 2);
  if (end < kLongCode) return end + 1;
  std::size_t cut = std::min(kLongCode, words.size());
  const auto is_tail = [&] {
    return cut < words.size() &&
           (static_cast<unsigned char>(words[cut]) & 0xC0U) == 0x80U;
  };
  while (is_tail()) ++cut;
  return cut;
}

/// Code may be long: it is broken where it can be.
void add_code(xml_node parent, std::string_view words) {
  xml_node code = parent.append_child("code");
  while (words.size() > kShortCode) {
    const std::size_t end = break_in(words);
    if (end >= words.size()) break;
    add_words(code, words.substr(0, end));
    code.append_child("wbr");
    words.remove_prefix(end);
  }
  add_words(code, words);
}

/// Words in backticks become <code>.
void add_sentence(xml_node parent, std::string_view sentence) {
  report::each_span(
      report::printable(sentence),
      [&](std::string_view words) { add_words(parent, words); },
      [&](std::string_view code) { add_code(parent, code); });
}

void fill(xml_node node, const Cell& cell) {
  set_tone(node, cell.tone);
  add_words(node, "");
  if (!cell.link.empty()) {
    node = node.append_child("a");
    node.append_attribute("href") = cell.link.c_str();
  }
  if (cell.code && !cell.text.empty()) {
    add_code(node, report::printable(cell.text));
  } else {
    add_sentence(node, cell.text);
  }
}

void add_table(xml_node parent, const Block& block) {
  xml_node around = parent.append_child("div");
  around.append_attribute("class") = "wide";
  xml_node table = around.append_child("table");
  xml_node head = table.append_child("thead").append_child("tr");
  for (const std::string& title : block.head) add_element(head, "th", title);
  xml_node body = add_element(table, "tbody");
  for (const Row& row : block.rows) {
    add_words(body, "\n");
    xml_node line = body.append_child("tr");
    for (const Cell& cell : row) fill(line.append_child("td"), cell);
  }
}

void add_facts(xml_node parent, const Block& block) {
  xml_node list = add_element(parent, "dl");
  for (const Row& row : block.rows) {
    add_words(list, "\n");
    add_element(list, "dt", row.front().text);
    fill(list.append_child("dd"), row.back());
  }
}

void add_links(xml_node parent, const Block& block) {
  xml_node line = add_element(parent, "p");
  line.append_attribute("class") = "links";
  for (const Row& row : block.rows) fill(line.append_child("span"), row.front());
}

void add_heading(xml_node parent, const Block& block) {
  const std::string name = "h" + std::to_string(block.level);
  xml_node heading = add_element(parent, name.c_str());
  if (!block.id.empty()) heading.append_attribute("id") = block.id.c_str();
  add_sentence(heading, block.text);
}

/// Line ends stay; what else steers a display is made harmless line by line.
std::string printable_lines(std::string_view text) {
  std::string all;
  while (true) {
    const std::size_t end = text.find('\n');
    all += report::printable(text.substr(0, end));
    if (end == std::string_view::npos) return all;
    all += '\n';
    text.remove_prefix(end + 1);
  }
}

void add_blocks(xml_node parent, const std::vector<Block>& blocks);

// NOLINTNEXTLINE(misc-no-recursion): blocks lie side by side one deep
void add_beside(xml_node parent, const Block& block) {
  xml_node both = parent.append_child("div");
  both.append_attribute("class") = "beside";
  for (const auto* side : {&block.left, &block.right}) {
    add_blocks(add_element(both, "div"), *side);
  }
}

// NOLINTNEXTLINE(misc-no-recursion): blocks lie side by side one deep
void add_block(xml_node parent, const Block& block) {
  switch (block.kind) {
    case Block::Kind::Heading:
      return add_heading(parent, block);
    case Block::Kind::Paragraph: {
      xml_node paragraph = add_element(parent, "p");
      set_tone(paragraph, block.tone);
      return add_sentence(paragraph, block.text);
    }
    case Block::Kind::Table:
      return add_table(parent, block);
    case Block::Kind::Facts:
      return add_facts(parent, block);
    case Block::Kind::Links:
      return add_links(parent, block);
    case Block::Kind::Code:
      add_element(parent, "pre", printable_lines(block.text));
      return;
    case Block::Kind::Beside:
      return add_beside(parent, block);
  }
}

// NOLINTNEXTLINE(misc-no-recursion): blocks lie side by side one deep
void add_blocks(xml_node parent, const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    add_words(parent, "\n");
    add_block(parent, block);
  }
}

void add_page_head(xml_node html, const Page& page) {
  xml_node head = html.append_child("head");
  head.append_child("meta").append_attribute("charset") = "utf-8";
  xml_node viewport = head.append_child("meta");
  viewport.append_attribute("name") = "viewport";
  viewport.append_attribute("content") = "width=device-width, initial-scale=1";
  xml_node policy = head.append_child("meta");
  policy.append_attribute("http-equiv") = "Content-Security-Policy";
  policy.append_attribute("content") = "default-src 'none'; style-src 'unsafe-inline'";
  add_element(head, "title", report::printable(page.title));
  add_element(head, "style", kPageStyle);
}

}  // namespace

std::string page_html(const Page& page) {
  pugi::xml_document document;
  document.append_child(pugi::node_doctype).set_value("html");
  xml_node html = document.append_child("html");
  html.append_attribute("lang") = "en";
  add_page_head(html, page);
  add_blocks(add_element(html, "body"), page.blocks);
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration);
  out << '\n';
  return out.str();
}

}  // namespace trailseal::evidence
