// Two texts may be equal only if what both surely end with is equal:
//
//   arn:aws:sns:eu-central-1:<account>:alerts    ends with `alerts`
//   alerts                                       ends with `alerts`, being all literal
//   acme-<account>                               has no such end: it may be like any
//
// so of the half known ones only those with the same end, and those without one, come
// into question.
#include "graph/name_index.hpp"

#include <algorithm>
#include <functional>
#include <optional>

namespace trailseal {
namespace {

std::optional<std::string> end_of(const Text& text) {
  const std::string_view suffix = text.literal_suffix();
  const std::size_t colon = suffix.rfind(':');
  if (colon != std::string_view::npos) return std::string(suffix.substr(colon + 1));
  if (text.pieces().size() == 1 && !text.pieces().front().symbol) {
    return std::string(suffix);
  }
  return std::nullopt;
}

void append(std::vector<std::size_t>& found, const std::vector<std::size_t>& more) {
  found.insert(found.end(), more.begin(), more.end());
}

template <typename Map>
void append_row(std::vector<std::size_t>& found, const Map& map, const std::string& key) {
  const auto row = map.find(key);
  if (row != map.end()) append(found, row->second);
}

}  // namespace

const Value& attribute_at(const Resource& resource, std::string_view path) {
  const Value& found = resource.attributes.at_path(path);
  return found.is_absent() ? resource.otherwise : found;
}

std::size_t NameIndex::ColumnHash::operator()(const Column& column) const {
  const std::hash<std::string> hash;
  return hash(column.type) * 31 + hash(column.path) +
         static_cast<std::size_t>(column.aspect);
}

void NameIndex::add_text(Table& table, const Text& text, std::size_t at) {
  table.same[text.identity()].push_back(at);
  const auto end = end_of(text);
  (end ? table.by_end[*end] : table.without_end).push_back(at);
}

void NameIndex::add(Table& table, const Value& value, std::size_t at) {
  if (value.is_text()) return add_text(table, value.as_text(), at);
  if (value.is_unknown()) return table.unknown.push_back(at);
  if (!value.is_list()) return;
  for (const Value& item : value.items()) {
    if (item.is_text()) add_text(table, item.as_text(), at);
    if (item.is_unknown()) table.unknown.push_back(at);
  }
}

NameIndex::Table NameIndex::make(const Column& column,
                                 const std::vector<Resource>& resources,
                                 const std::vector<std::size_t>& members) {
  Table table;
  for (const std::size_t at : members) {
    const Resource& resource = resources[at];
    if (column.aspect == Aspect::Account) {
      add_text(table, resource.account, at);
    } else {
      add(table,
          column.aspect == Aspect::Before ? resource.before.at_path(column.path)
                                          : attribute_at(resource, column.path),
          at);
    }
  }
  table.all = members;
  return table;
}

const NameIndex::Table& NameIndex::table_of(const Column& column,
                                            const std::vector<Resource>& resources,
                                            const std::vector<std::size_t>& members) {
  const std::lock_guard lock(mutex_);
  auto& table = tables_[column];
  if (!table) table = std::make_unique<const Table>(make(column, resources, members));
  return *table;
}

std::vector<std::size_t> NameIndex::find(const Column& column,
                                         const std::vector<Resource>& resources,
                                         const std::vector<std::size_t>& members,
                                         const Text& wanted, Likeness likeness) {
  const Table& table = table_of(column, resources, members);
  const auto end = end_of(wanted);
  if (likeness == Likeness::Possible && !end) return table.all;
  Rows found;
  append_row(found, table.same, wanted.identity());
  if (likeness != Likeness::Same) append(found, table.unknown);
  if (likeness == Likeness::Possible) {
    append_row(found, table.by_end, *end);
    append(found, table.without_end);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace trailseal
