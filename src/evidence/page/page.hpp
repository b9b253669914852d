// Page: what stands on one page of a pack, without markup. page_writer makes HTML of it.
//
// Texts are sentences: words in backticks are set as code.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace trailseal::evidence {

/// How something is to be taken.
enum class Tone { Plain, Good, Bad, Unknown, Dim };

struct Cell {
  std::string text{};
  Tone tone = Tone::Plain;
  std::string
      link{};         ///< of the pack: `accounts/111122223333.html`, `#gaps`; empty: none
  bool code = false;  ///< the whole of it is code
};

using Row = std::vector<Cell>;

/// One piece of a page; its kind says which members count.
struct Block {
  enum class Kind {
    Heading,    ///< `text`, `level`, `id`
    Paragraph,  ///< `text`, `tone`
    Table,      ///< `head`, `rows`
    Facts,      ///< `rows` of a name and a value
    Links,      ///< `rows` of one cell each, in one line
    Code,       ///< `text`, as it is
    Beside,     ///< two lists of blocks side by side, where there is room
  };
  Kind kind = Kind::Paragraph;
  std::string text{};
  Tone tone = Tone::Plain;
  int level = 2;
  std::string id{};
  std::vector<std::string> head{};
  std::vector<Row> rows{};
  std::vector<Block> left{}, right{};
};

/// A page, piece by piece.
struct Page {
  std::string title{};
  std::vector<Block> blocks{};

  void heading(int level, std::string text, std::string id = {}) {
    blocks.push_back({.kind = Block::Kind::Heading,
                      .text = std::move(text),
                      .level = level,
                      .id = std::move(id)});
  }
  void paragraph(std::string text, Tone tone = Tone::Plain) {
    blocks.push_back(
        {.kind = Block::Kind::Paragraph, .text = std::move(text), .tone = tone});
  }
  void table(std::vector<std::string> head, std::vector<Row> rows) {
    blocks.push_back(
        {.kind = Block::Kind::Table, .head = std::move(head), .rows = std::move(rows)});
  }
  void links(std::vector<Row> rows) {
    blocks.push_back({.kind = Block::Kind::Links, .rows = std::move(rows)});
  }
  void facts(std::vector<Row> rows) {
    blocks.push_back({.kind = Block::Kind::Facts, .rows = std::move(rows)});
  }
};

}  // namespace trailseal::evidence
