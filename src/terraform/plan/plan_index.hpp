// PlanIndex: the wanted resources of a plan, found by address, module and type.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "document/source.hpp"
#include "graph/resource.hpp"
#include "terraform/plan/address.hpp"
#include "terraform/plan/plan_reader.hpp"
#include "terraform/plan/resource_header.hpp"

namespace trailseal::terraform {

/// A resource instance with its place in the configuration.
struct PlanResource {
  Address address{};
  const ConfigModule* module = nullptr;    ///< null: not in the configuration any more
  const ConfigResource* config = nullptr;  ///< likewise
  std::set<std::string, std::less<>> unknown{};  ///< attributes with an unknown in them
  bool live = true;                              ///< there after deployment
  ResourceHeader header{};
  /// Where the rest of `resource` still stands as text; null: it has been read.
  const ResourcePart* unread = nullptr;
  const ResourcePart* part = nullptr;  ///< the same, kept after reading
  Resource resource{};
};

class PlanIndex {
 public:
  PlanIndex(const Source& source, const PlanParts& parts);

  /// How a resource that was left unread is read.
  void read_with(std::function<void(PlanResource&)> reader) {
    reader_ = std::move(reader);
  }
  /// Reads the resource if that was put off.
  void read(std::size_t at);
  /// The resources that were read, in that order.
  const std::vector<std::size_t>& log() const { return log_; }

  /// How the changes of PlanParts::led become resources of the index: the function adds
  /// them. They do when the first of their types is looked up.
  void add_led_with(std::function<void()> adder) { add_led_ = std::move(adder); }
  /// Adds them now, unless that is done.
  void add_led() const;
  /// The types of a resource that has them alone in a module count as the others do.
  void note_module(const std::string& module) { add_modules(module); }

  /// Adds a resource; false where one with its address is there.
  bool add(PlanResource resource);

  std::deque<PlanResource>& resources() { return resources_; }
  const std::deque<PlanResource>& resources() const { return resources_; }
  const PlanParts& parts() const { return parts_; }

  /// Is it in the index already?
  bool has(std::string_view address) const { return by_address_.count(address) > 0; }
  std::optional<std::size_t> find(std::string_view address) const;
  /// All live instances of `local` (`aws_s3_bucket.logs`) in a module instance.
  const std::vector<std::size_t>& instances(const std::string& module,
                                            const std::string& local) const;
  /// Keys of a module call's instances, as far as a wanted resource is in them.
  const std::set<std::string>& module_keys(const std::string& parent,
                                           const std::string& call) const;

  /// Is the attribute of an unwanted resource unknown? Any attribute, if it is empty.
  bool is_other_unknown(const std::string& address, const std::string& attribute) const;

 private:
  /// An unwanted resource's change, and its `after_unknown` once that was asked for.
  struct OtherChange {
    std::string_view change{};
    std::unique_ptr<LazyPart> marks{};
  };
  const Value& marks_of(OtherChange& other) const;

  bool waits_for_led(std::string_view local) const;
  void add_modules(std::string module);
  std::string_view local_view(const PlanResource& resource);
  void index_others() const;

  const Source& source_;
  const PlanParts& parts_;
  std::function<void(PlanResource&)> reader_;
  mutable std::function<void()> add_led_;  ///< null: nothing waits
  /// They stay where they are: the indexes have views of their addresses.
  std::deque<PlanResource> resources_;
  std::vector<std::size_t> log_;
  std::unordered_map<std::string_view, std::size_t> by_address_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_local_;
  std::deque<std::string> odd_locals_;  ///< what no address begins with
  std::unordered_map<std::string, std::set<std::string>> modules_;
  std::string last_module_{};  ///< the one that was added to `modules_` last
  mutable bool others_indexed_ = false;
  mutable std::unordered_map<std::string, std::vector<OtherChange>> others_;
};

}  // namespace trailseal::terraform
