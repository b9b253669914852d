// Function: one row of the table of functions, and what a call gives it.
//
// What happens to a call before the body sees it:
//   1. The arguments are counted, nulls are refused (`nullable`), and each is converted
//   to
//      its parameter's type. Errors name the argument.
//   2. Marks: where a parameter does not take them (`marks`), the argument and all its
//      parts lose their marks, and the result gets one if there were any.
//   3. An argument with candidates (a conditional of two known sides) is given in turn;
//      the results are the candidates of the answer.
//   4. An argument that is more unknown than the parameter takes (`unknowns`) makes the
//      result an unknown of type `returns`, not null unless `may_be_null`.
// A body that gets unknown arguments says what is certain, and never more. Errors are one
// line without place; the caller adds function and place.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "hcl/type.hpp"
#include "hcl/value.hpp"

namespace trailseal::hcl {

/// The unknowns that a parameter takes.
enum class Unknowns {
  None,   ///< only wholly known values
  Parts,  ///< known values, which may have unknown parts
  All,    ///< anything; half-known texts too
};

struct Parameter {
  std::string_view name{};
  Type type{};
  bool nullable = false;
  Unknowns unknowns = Unknowns::None;
  bool marks = false;  ///< sees marks and answers for them
};

/// The files that functions may read: those below the sources' own tree.
class Files {
 public:
  struct Entry {
    std::string path{};  ///< relative to the folder asked for
    bool is_folder = false;
  };

  virtual ~Files() = default;
  /// The bytes of a file. The path is as Terraform takes it: relative to the working
  /// folder, which is the root module's.
  virtual Result<std::string> read(const std::string& path) = 0;
  /// Whether a file is there; a folder is an error.
  virtual Result<bool> exists(const std::string& path) = 0;
  /// All files below a folder, sorted; none where the folder is missing.
  virtual Result<std::vector<Entry>> list(const std::string& folder) = 0;
};

/// What a body may use besides its arguments.
struct CallContext {
  Files* files = nullptr;  ///< null: there are none
  /// Evaluates the text of a template with these variables alone (`templatefile`,
  /// `templatestring`); `name` is the file's, for errors.
  std::function<Result<Value>(const std::string& text, const std::string& name,
                              const Members& variables)>
      render{};
  /// Bytes of the longest text and members of the largest collection that a function may
  /// make; beyond it the body answers `too_large()`.
  std::size_t max_bytes = 0;
  std::size_t max_members = 0;
  /// A body sets it when its answer is unknown and the call may still fail once its
  /// arguments are known: `try` does not trust such an answer. The caller sets it for
  /// functions that are not `total` before the body runs.
  bool may_fail = false;
};

using Arguments = std::span<const Value>;
using FunctionBody = Result<Value> (*)(Arguments arguments, CallContext& context);

struct Function {
  std::string_view name{};
  std::vector<Parameter> parameters{};
  std::optional<Parameter> variadic{};
  Type returns{};
  FunctionBody body =
      nullptr;  ///< null: evaluated with the tree of its arguments (`try`, `can`)
  /// Never fails with arguments of the right types that are not null.
  bool total = false;
  bool may_be_null = false;
  /// Why the answer is known to nobody before apply, for functions that are not pure.
  std::string_view impure{};
};

/// The tables, one for each topic; function/<topic>.cpp has the rows.
std::span<const Function> string_functions();
std::span<const Function> collection_functions();
std::span<const Function> number_functions();
std::span<const Function> encoding_functions();
std::span<const Function> hash_functions();
std::span<const Function> date_functions();
std::span<const Function> network_functions();
std::span<const Function> file_functions();
std::span<const Function> type_functions();
std::span<const Function> language_functions();

/// The row of a name (`core::` in front is dropped), or null.
const Function* find_function(std::string_view name);
/// All names, sorted.
std::vector<std::string> function_names();

Error too_large(std::string_view function);

}  // namespace trailseal::hcl
