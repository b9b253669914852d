// generate_plan PLAN MEGABYTES: writes a large plan to stdout.
//
// PLAN is a genuine one with a module called svc0000. Everything that Terraform says of
// that module is written again and again under the names svc0001, svc0002, ...; the rest
// once. What comes out has the layout, the order and the spacing that Terraform writes:
//
//   planned_values   root_module.resources   once
//                    root_module.child_modules   one per copy
//   resource_changes   the root's once, then those of each copy
//   prior_state, configuration, relevant_attributes   likewise
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kModule = "svc0000";

// The lists and objects whose elements are repeated.
constexpr std::array<std::string_view, 5> kRepeated{
    "/planned_values/root_module/child_modules",
    "/resource_changes",
    "/prior_state/values/root_module/child_modules",
    "/configuration/root_module/module_calls",
    "/relevant_attributes",
};

/// The text with the module's name exchanged for that of copy `number`.
std::string renamed(const std::string& text, std::size_t number) {
  std::string digits = std::to_string(number);
  digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
  std::string result;
  std::size_t start = 0;
  for (auto at = text.find(kModule); at != std::string::npos;
       at = text.find(kModule, start)) {
    result.append(text, start, at - start).append("svc").append(digits);
    start = at + kModule.size();
  }
  return result.append(text, start);
}

class Writer {
 public:
  /// Writes `copies` of the module; with `out` null it only counts bytes.
  Writer(std::size_t copies, std::ostream* out) : copies_(copies), out_(out) {}

  void write(const Json& value, const std::string& pointer = "") {
    if (!value.is_structured()) return put(value.dump());
    const bool repeated =
        std::find(kRepeated.begin(), kRepeated.end(), pointer) != kRepeated.end();
    put(value.is_object() ? "{" : "[");
    if (repeated) {
      write_repeated(value);
    } else {
      write_elements(value, pointer);
    }
    put(value.is_object() ? "}" : "]");
  }

  std::size_t bytes() const { return bytes_; }

 private:
  void put(std::string_view text) {
    bytes_ += text.size();
    if (out_ != nullptr) *out_ << text;
  }

  void write_elements(const Json& value, const std::string& pointer) {
    bool first = true;
    for (const auto& item : value.items()) {
      if (!first) put(",");
      first = false;
      if (value.is_object()) put(Json(item.key()).dump() + ":");
      write(item.value(), pointer + "/" + item.key());
    }
  }

  void write_repeated(const Json& value) {
    std::string once;
    std::string again;
    for (const auto& item : value.items()) {
      std::string text = item.value().dump();
      if (value.is_object()) text.insert(0, Json(item.key()).dump() + ":");
      std::string& part = text.find(kModule) == std::string::npos ? once : again;
      part.append(part.empty() ? "" : ",").append(text);
    }
    put(once);
    bool first = once.empty();
    for (std::size_t copy = 0; copy < copies_ && !again.empty(); ++copy) {
      if (!first) put(",");
      first = false;
      put(renamed(again, copy));
    }
  }

  std::size_t copies_;
  std::ostream* out_;
  std::size_t bytes_ = 0;
};

std::size_t size_with(const Json& plan, std::size_t copies) {
  Writer writer(copies, nullptr);
  writer.write(plan);
  return writer.bytes();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: generate_plan PLAN MEGABYTES\n";
    return 2;
  }
  std::ifstream file(argv[1]);
  const Json plan = Json::parse(file, nullptr, false);
  const double megabytes = std::strtod(argv[2], nullptr);
  if (plan.is_discarded() || megabytes <= 0) {
    std::cerr << "generate_plan: error: a plan and a size above 0 are needed\n";
    return 2;
  }
  const std::size_t fixed = size_with(plan, 0);
  const std::size_t each = size_with(plan, 2) - size_with(plan, 1);
  const auto wanted = static_cast<std::size_t>(megabytes * 1e6);
  const std::size_t copies = wanted > fixed && each > 0 ? (wanted - fixed) / each : 0;
  std::ios::sync_with_stdio(false);
  Writer writer(std::max<std::size_t>(copies, 1), &std::cout);
  writer.write(plan);
  std::cout << '\n';
  return std::cout.flush() ? 0 : 2;
}
