// csvdecode, as Go's encoding/csv reads: comma, double quotes, no blanks trimmed, empty
// lines skipped, a line break in quotes kept.
#include <optional>

#include "hcl/function/half_known.hpp"
#include "hcl/function/row.hpp"

namespace trailseal::hcl {
namespace {

using Record = std::vector<std::string>;

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  /// The next record that is no empty line; nothing at the end.
  Result<std::optional<Record>> next() {
    while (!rest_.empty() && is_line_break()) take_line_break();
    if (rest_.empty()) return std::optional<Record>();
    Record record;
    while (true) {
      auto field = rest_.starts_with('"') ? quoted() : bare();
      if (!field) return field.error();
      record.push_back(std::move(*field));
      if (rest_.starts_with(',')) {
        rest_.remove_prefix(1);
        continue;
      }
      if (!rest_.empty()) take_line_break();
      return std::optional(std::move(record));
    }
  }

  std::size_t line() const { return line_; }

 private:
  /// A carriage return counts as a part of the break, and so at the end of the text.
  bool is_line_break() const {
    return rest_.starts_with('\n') || rest_.starts_with("\r\n") || rest_ == "\r";
  }

  void take_line_break() {
    rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : 1);
    ++line_;
  }

  Error broken(const std::string& what) const {
    return Error{.message = "line " + std::to_string(line_) + ": " + what};
  }

  Result<std::string> bare() {
    std::string field;
    while (!rest_.empty() && rest_[0] != ',' && !is_line_break()) {
      if (rest_[0] == '"') return broken("there is a quote in a field without quotes");
      field += rest_[0];
      rest_.remove_prefix(1);
    }
    return field;
  }

  Result<std::string> quoted() {
    std::string field;
    rest_.remove_prefix(1);
    while (!rest_.empty()) {
      if (rest_.starts_with("\"\"")) {
        field += '"';
        rest_.remove_prefix(2);
      } else if (rest_[0] == '"') {
        rest_.remove_prefix(1);
        if (rest_.empty() || rest_[0] == ',' || is_line_break()) return field;
        return broken("something follows the closing quote of a field");
      } else if (is_line_break()) {
        field += '\n';
        take_line_break();
      } else {
        field += rest_[0];
        rest_.remove_prefix(1);
      }
    }
    return broken("a quoted field is not closed");
  }

  std::string_view rest_;
  std::size_t line_ = 1;
};

Result<Value> row_of(const Record& header, const Record& record, std::size_t line) {
  if (record.size() != header.size()) {
    return failure("line " + std::to_string(line) + ": there are " +
                   std::to_string(record.size()) + " fields for " +
                   std::to_string(header.size()) + " columns");
  }
  Members members;
  for (std::size_t i = 0; i < header.size(); ++i) {
    members.insert_or_assign(header[i], Value::string(record[i]));
  }
  return Value::object(std::move(members));
}

Result<Value> csvdecode(Arguments arguments, CallContext& context) {
  Reader reader(arguments[0].as_string());
  const auto header = reader.next();
  if (!header) return header.error();
  if (!*header) return failure("the header line is missing");
  Type::Attributes attributes;
  for (const std::string& name : **header) {
    if (!attributes.emplace(name, Type::Attribute{.type = Type::string()}).second) {
      return failure("two columns are named `" + name + "`");
    }
  }
  Values rows;
  while (true) {
    const std::size_t line = reader.line();
    const auto record = reader.next();
    if (!record) return record.error();
    if (!*record) break;
    auto row = row_of(**header, **record, line);
    if (!row) return row.error();
    if (rows.size() >= context.max_members) return too_large("csvdecode");
    rows.push_back(std::move(*row));
  }
  return Value::list(Type::object(std::move(attributes)), std::move(rows));
}

}  // namespace

Rows csv_rows() {
  return {Function{.name = "csvdecode",
                   .parameters = {known_text("str")},
                   .returns = Type::any(),
                   .body = &csvdecode}};
}

}  // namespace trailseal::hcl
