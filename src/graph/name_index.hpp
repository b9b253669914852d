// NameIndex: the resources of a graph by what their attributes say.
//
// A search for whoever names a bucket asks thousands of resources; the index finds those
// that come into question in one step and leaves the comparison to the caller.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/text.hpp"
#include "graph/resource.hpp"

namespace trailseal {

/// How much an attribute has in common with the text that is looked for.
enum class Likeness {
  Same,           ///< it is that text, whatever the symbols are
  SameOrUnknown,  ///< or nothing of it is known
  Possible,       ///< or the two may turn out the same
};

/// What of a resource is looked at.
enum class Aspect {
  After,   ///< the attribute at a path, after deployment
  Before,  ///< the same, before it
  Account,
};

class NameIndex {
 public:
  /// What is looked at of which resources.
  struct Column {
    std::string type{};
    std::string path{};  ///< dotted; none of an account
    Aspect aspect = Aspect::After;

    bool operator==(const Column& other) const = default;
  };

  /// Of the resources at `members` (all of one type, in order) those whose value, or an
  /// item of it, is like `wanted`, in that order. All that are may be among more. Any
  /// thread may ask.
  std::vector<std::size_t> find(const Column& column,
                                const std::vector<Resource>& resources,
                                const std::vector<std::size_t>& members,
                                const Text& wanted, Likeness likeness);

 private:
  using Rows = std::vector<std::size_t>;
  /// One column, sorted.
  struct Table {
    std::unordered_map<std::string, Rows> same{};
    /// By the end of a text, behind its last colon, where that is literal.
    std::unordered_map<std::string, Rows> by_end{};
    Rows without_end{};
    Rows unknown{};
    Rows all{};
  };
  struct ColumnHash {
    std::size_t operator()(const Column& column) const;
  };

  static Table make(const Column& column, const std::vector<Resource>& resources,
                    const std::vector<std::size_t>& members);
  static void add(Table& table, const Value& value, std::size_t at);
  static void add_text(Table& table, const Text& text, std::size_t at);
  const Table& table_of(const Column& column, const std::vector<Resource>& resources,
                        const std::vector<std::size_t>& members);

  std::mutex mutex_;
  std::unordered_map<Column, std::unique_ptr<const Table>, ColumnHash> tables_;
};

/// The attribute at a dotted path after deployment; what stands for those that are not
/// there where it is none of the resource's.
const Value& attribute_at(const Resource& resource, std::string_view path);

}  // namespace trailseal
