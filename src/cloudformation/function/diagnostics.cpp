#include "cloudformation/function/diagnostics.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace trailseal::cloudformation {
namespace {

constexpr std::string_view kResources = "Resources/";

/// With more than this a text is hardly a template.
constexpr std::size_t kMostFaults = 200;

/// Names stand in messages as they are written, and a name may have line ends.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text;
}

bool same(const Error& a, const Error& b) {
  return a.line == b.line && a.column == b.column && a.path == b.path &&
         a.message == b.message;
}

}  // namespace

Error TemplateDiagnostics::note(Position at, std::string message,
                                std::string help) const {
  return Error{.message = one_line(std::move(message)),
               .help = one_line(std::move(help)),
               .path = path_,
               .line = at.line,
               .column = at.column};
}

void TemplateDiagnostics::add(const Error& error) {
  const auto known = std::find_if(felt_.begin(), felt_.end(), [&](const Felt& felt) {
    return same(felt.error, error);
  });
  if (known != felt_.end()) {
    known->parts.insert(part_);
    return;
  }
  felt_.push_back({.error = error, .parts = {part_}});
  if (felt_.size() > kMostFaults && !error_) error_ = felt_.front().error;
}

void TemplateDiagnostics::fail(Position at, std::string message, std::string help) {
  add(note(at, std::move(message), std::move(help)));
}

void TemplateDiagnostics::refuse(Position at, std::string message, std::string help) {
  const Error error = note(at, std::move(message), std::move(help));
  add(error);
  refusals_.push_back(error);
}

void TemplateDiagnostics::stop(Position at, std::string message, std::string help) {
  if (!error_) error_ = note(at, std::move(message), std::move(help));
}

void TemplateDiagnostics::warn(Position at, std::string message, std::string help) {
  warnings_.push_back(note(at, std::move(message), std::move(help)));
}

void TemplateDiagnostics::leave_unchecked(Position at, std::string message,
                                          std::string help) {
  warn(at, std::move(message), std::move(help));
  warnings_.back().unchecked = true;
}

void TemplateDiagnostics::feel(const std::string& part) {
  for (Felt& felt : felt_) {
    if (felt.parts.count(part) > 0) felt.parts.insert(part_);
  }
}

void TemplateDiagnostics::feel(const Error& error) { add(error); }

std::vector<Error> TemplateDiagnostics::faults_of(const std::string& part) const {
  std::vector<Error> errors;
  for (const Felt& felt : felt_) {
    if (felt.parts.count(part) > 0) errors.push_back(felt.error);
  }
  return errors;
}

void TemplateDiagnostics::name_export(const std::string& part, std::string name) {
  exports_[part].push_back(std::move(name));
}

std::vector<Fault> TemplateDiagnostics::faults() const {
  std::vector<Fault> faults;
  for (const Felt& felt : felt_) {
    Fault fault{.error = felt.error};
    for (const std::string& part : felt.parts) {
      if (part.starts_with(kResources)) {
        fault.addresses.push_back(part.substr(kResources.size()));
      }
      const auto names = exports_.find(part);
      if (names == exports_.end()) continue;
      fault.exports.insert(fault.exports.end(), names->second.begin(),
                           names->second.end());
    }
    faults.push_back(std::move(fault));
  }
  return faults;
}

ReadingPart::ReadingPart(TemplateDiagnostics& notes, std::string part)
    : notes_(notes), before_(std::exchange(notes.part_, std::move(part))) {}

ReadingPart::~ReadingPart() { notes_.part_ = std::move(before_); }

}  // namespace trailseal::cloudformation
