#include "base/letter_walk.hpp"

namespace trailseal {

void append(Runs& runs, const Text& text, bool wildcards) {
  for (const Text::Piece& piece : text.pieces()) {
    runs.push_back(
        {.literal = piece.literal, .symbol = piece.symbol.get(), .wildcards = wildcards});
  }
}

void LetterWalk::next() {
  const Run& run = (*runs_)[run_];
  if (run.symbol != nullptr) {
    ++run_;
    at_ = 0;
  } else {
    at_ += character_size(run.literal, at_);
  }
  leave_used_up();
}

void pass_same(LetterWalk& pattern, LetterWalk& letters) {
  while (!pattern.at_end() && !letters.at_end()) {
    const Run& wanted = (*pattern.runs_)[pattern.run_];
    const Run& found = (*letters.runs_)[letters.run_];
    if (wanted.symbol != nullptr || found.symbol != nullptr) return;
    const std::size_t from = pattern.at_;
    while (pattern.at_ < wanted.literal.size() && letters.at_ < found.literal.size()) {
      const char c = wanted.literal[pattern.at_];
      if (c != found.literal[letters.at_] || static_cast<unsigned char>(c) >= 0x80) break;
      if (wanted.wildcards && (c == '*' || c == '?')) break;
      ++pattern.at_;
      ++letters.at_;
    }
    if (pattern.at_ == from) return;
    pattern.leave_used_up();
    letters.leave_used_up();
  }
}

}  // namespace trailseal
