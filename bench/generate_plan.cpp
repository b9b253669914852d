// generate_plan PLAN MEGABYTES [TRAILS [FIRST]]: writes a large plan to stdout.
//
// PLAN is a genuine one with a module called svc0000. Everything that Terraform says of
// that module is written again and again under the names svc0001, svc0002, ...; the rest
// once. Where PLAN has a module called trail0000 too, it is written TRAILS times, under
// the names from trail<FIRST> on, and MEGABYTES may be 0: each service once. What comes
// out has the layout, the order and the spacing that Terraform writes:
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

constexpr std::string_view kService = "svc0000";
constexpr std::string_view kTrail = "trail0000";

// The lists and objects whose elements are repeated.
constexpr std::array<std::string_view, 5> kRepeated{
    "/planned_values/root_module/child_modules",
    "/resource_changes",
    "/prior_state/values/root_module/child_modules",
    "/configuration/root_module/module_calls",
    "/relevant_attributes",
};

/// How often the modules are written, and the number of the first trail.
struct Copies {
  std::size_t services = 1;
  std::size_t trails = 1;
  std::size_t first_trail = 0;
};

/// The text with the module's name exchanged for that of copy `number`.
std::string renamed(const std::string& text, std::string_view module,
                    std::size_t number) {
  std::string digits = std::to_string(number);
  digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
  std::string result;
  std::size_t start = 0;
  for (auto at = text.find(module); at != std::string::npos;
       at = text.find(module, start)) {
    result.append(text, start, at - start)
        .append(module.substr(0, module.size() - 4))
        .append(digits);
    start = at + module.size();
  }
  return result.append(text, start);
}

/// The same for a trail's module: its key is another one, too.
std::string renamed_trail(const std::string& text, std::size_t number) {
  constexpr std::string_view kBefore = ":key/";
  constexpr std::size_t kIdLength = 36;
  constexpr std::size_t kLastGroup = 12;
  std::string copy = renamed(text, kTrail, number);
  const std::size_t at = copy.find(kBefore);
  if (at == std::string::npos) return copy;
  const std::string id = copy.substr(at + kBefore.size(), kIdLength);
  std::string digits = std::to_string(number);
  digits.insert(0, kLastGroup - digits.size(), '0');
  for (std::size_t i = copy.find(id); i != std::string::npos;
       i = copy.find(id, i + kIdLength)) {
    copy.replace(i + kIdLength - kLastGroup, kLastGroup, digits);
  }
  return copy;
}

class Writer {
 public:
  /// With `out` null it only counts bytes.
  Writer(const Copies& copies, std::ostream* out) : copies_(copies), out_(out) {}

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
    std::string service;
    std::string trail;
    for (const auto& item : value.items()) {
      std::string text = item.value().dump();
      if (value.is_object()) text.insert(0, Json(item.key()).dump() + ":");
      std::string& part = text.find(kService) != std::string::npos ? service
                          : text.find(kTrail) != std::string::npos ? trail
                                                                   : once;
      part.append(part.empty() ? "" : ",").append(text);
    }
    put(once);
    bool first = once.empty();
    write_copies(trail, kTrail, copies_.first_trail, copies_.trails, first);
    write_copies(service, kService, 0, copies_.services, first);
  }

  void write_copies(const std::string& text, std::string_view module, std::size_t from,
                    std::size_t count, bool& first) {
    for (std::size_t copy = 0; copy < count && !text.empty(); ++copy) {
      if (!first) put(",");
      first = false;
      put(module == kTrail ? renamed_trail(text, from + copy)
                           : renamed(text, module, from + copy));
    }
  }

  Copies copies_;
  std::ostream* out_;
  std::size_t bytes_ = 0;
};

std::size_t size_with(const Json& plan, const Copies& copies) {
  Writer writer(copies, nullptr);
  writer.write(plan);
  return writer.bytes();
}

/// As many services as make the plan that large.
std::size_t services_for(const Json& plan, const Copies& copies, double megabytes) {
  const auto size = [&](std::size_t services) {
    Copies counted = copies;
    counted.services = services;
    return size_with(plan, counted);
  };
  const std::size_t fixed = size(0);
  const std::size_t each = size(2) - size(1);
  const auto wanted = static_cast<std::size_t>(megabytes * 1e6);
  return std::max<std::size_t>(wanted > fixed && each > 0 ? (wanted - fixed) / each : 0,
                               1);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc > 5) {
    std::cerr << "usage: generate_plan PLAN MEGABYTES [TRAILS [FIRST]]\n";
    return 2;
  }
  std::ifstream file(argv[1]);
  const Json plan = Json::parse(file, nullptr, false);
  const double megabytes = std::strtod(argv[2], nullptr);
  Copies copies;
  if (argc > 3) copies.trails = std::strtoul(argv[3], nullptr, 10);
  if (argc > 4) copies.first_trail = std::strtoul(argv[4], nullptr, 10);
  if (plan.is_discarded() || megabytes < 0 || (megabytes == 0 && argc < 4)) {
    std::cerr << "generate_plan: error: a plan and a size above 0 are needed\n";
    return 2;
  }
  copies.services = services_for(plan, copies, megabytes);
  std::ios::sync_with_stdio(false);
  Writer writer(copies, &std::cout);
  writer.write(plan);
  std::cout << '\n';
  return std::cout.flush() ? 0 : 2;
}
