// AWS CLI Command Reference, `create-stack` and `deploy`; CodePipeline User Guide,
// "AWS CloudFormation artifacts".
#include "load/parameter_file.hpp"

#include <utility>

#include "document/json_reader.hpp"
#include "document/source.hpp"

namespace trailseal::load {
namespace {

using Values = std::map<std::string, std::string>;

constexpr const char* kForms =
    "the forms of `aws cloudformation create-stack` and `deploy` and of CodePipeline are "
    "read";

class Reader {
 public:
  explicit Reader(const std::string& path) : path_(path) {}

  Result<Values> read(const Value& root) {
    if (root.is_list()) {
      for (const Value& item : root.items()) add_item(item);
    } else if (root["Parameters"].is_map()) {
      const Value& all = root["Parameters"];
      for (std::size_t i = 0; i < all.size(); ++i) {
        add(all.keys()[i].name, all.items()[i]);
      }
    } else {
      fail(root, "this is not a parameter file");
    }
    if (!state_) return state_.error();
    return std::move(values_);
  }

 private:
  void add_item(const Value& item) {
    if (const auto pair = item.literal()) {
      const std::size_t equals = pair->find('=');
      if (equals == std::string::npos || equals == 0) {
        return fail(item, "a parameter is written NAME=VALUE");
      }
      values_[pair->substr(0, equals)] = pair->substr(equals + 1);
      return;
    }
    const auto key = item["ParameterKey"].literal();
    if (!key) return fail(item, "`ParameterKey` is missing");
    if (item["UsePreviousValue"].as_bool()) return;
    add(*key, item["ParameterValue"]);
  }

  void add(const std::string& name, const Value& value) {
    const bool scalar = value.is_text() || value.is_number();
    const auto text = scalar ? value.as_text().literal() : std::nullopt;
    if (text) {
      values_[name] = *text;
    } else if (value.is_bool()) {
      values_[name] = value.as_bool() ? "true" : "false";
    } else {
      fail(value, "the value of parameter `" + name + "` is not a string");
    }
  }

  /// The first mistake counts.
  void fail(const Value& at, std::string message) {
    if (!state_) return;
    state_ = Error{.message = std::move(message),
                   .help = kForms,
                   .path = path_,
                   .line = at.position().line,
                   .column = at.position().column};
  }

  const std::string& path_;
  Values values_;
  Result<void> state_{};
};

}  // namespace

Result<Values> read_parameter_file(const std::string& path) {
  const auto source = read_source(path);
  if (!source) return source.error();
  const auto document = read_json(*source);
  if (!document) return document.error();
  return Reader(path).read(document->root);
}

}  // namespace trailseal::load
