// A trail stands on the left, its bucket, its key and its other neighbors (a topic, a log
// group) to the right of it, and whatever else a result points to (a policy, a public access
// block) to the right of these:
//
//   trail --log files, refused: TS304--> bucket <--TS304-- bucket policy
//     |----encrypts----> key                    <--TS301-- key policy
//     '----TS607-------> topic
//
// One resource is one node, also where several trails share it. What differs by input or by
// scenario (an environment, a parameter) stands in a group of its own.
#include "report/page/picture.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "base/word_list.hpp"
#include "graph/module_path.hpp"
#include "report/estate.hpp"
#include "report/result_text.hpp"
#include "report/short_address.hpp"

namespace trailseal::report {
namespace {

using cloudtrail::TrailSummary;
using engine::Outcome;

State state_of(const engine::Result& result) {
  if (result.outcome == Outcome::Unknown) return State::Unknown;
  if (result.outcome != Outcome::Fail) return State::Good;
  if (result.rule->severity == rule::Severity::High) return State::Bad;
  return result.rule->severity == rule::Severity::Medium ? State::Medium : State::Good;
}

State state_of(Verdict delivery) {
  if (delivery == Verdict::Fails) return State::Bad;
  return delivery == Verdict::Unknown ? State::Unknown : State::Good;
}

/// The label of a bucket or key: its address, or what is known of its name.
std::string label_of(const std::string& address, const Value& name,
                     const std::string& otherwise) {
  if (!address.empty()) return address;
  return name.is_text() ? name.as_text().display() : otherwise;
}

/// Is a rule about the trail's key, not about its bucket? Told by the fact it points to.
bool is_about_key(const rule::Rule& rule) {
  static constexpr std::array<std::string_view, 4> kFacts{
      "key", "delivery.generate_data_key", "delivery.describe_key", "delivery.decrypt"};
  return std::any_of(kFacts.begin(), kFacts.end(),
                     [&](std::string_view fact) { return rule.is_about(fact); });
}

/// Is a rule about the bucket or what is written to it?
bool is_about_bucket(const rule::Rule& rule) {
  static constexpr std::array<std::string_view, 3> kFacts{"bucket", "delivery", "change"};
  return std::any_of(kFacts.begin(), kFacts.end(),
                     [&](std::string_view fact) { return rule.is_about(fact); });
}

/// Can both be so at once: is no parameter another in one than in the other?
bool go_together(const Scenario& a, const Scenario& b) {
  return std::all_of(a.begin(), a.end(), [&](const auto& choice) {
    const auto other = b.find(choice.first);
    return other == b.end() || other->second == choice.second;
  });
}

bool applies_in(const engine::Result& result, const Scenario& scenario) {
  return go_together(result.scenario, scenario) ||
         std::any_of(result.further.begin(), result.further.end(),
                     [&](const Scenario& other) { return go_together(other, scenario); });
}

void add_code(const std::string& code, std::vector<std::string>& codes) {
  if (!has_word(codes, code)) codes.push_back(code);
}

class Painter {
 public:
  explicit Painter(const Report& report) : report_(report) {}

  Picture paint() {
    for (const TrailSummary& trail : report_.trails) add_trail(trail);
    for (const engine::Result& result : report_.results) {
      if (result.outcome == Outcome::Fail || result.outcome == Outcome::Unknown) {
        add_result(result);
      }
    }
    mark_refused();
    if (picture_.groups.size() < 2) picture_.groups.clear();
    return std::move(picture_);
  }

 private:
  /// A trail in one scenario, with the edges to its bucket and its key.
  struct Drawn {
    Scenario scenario{};
    Verdict delivery = Verdict::Unknown;
    std::size_t node = 0;
    std::size_t bucket_edge = 0;
    std::size_t key_edge = 0;  ///< the bucket's where it has no key
    /// To a topic that the trail cannot use.
    std::optional<std::size_t> topic_edge{};
  };

  std::string group_name(std::size_t input, const std::string& when) const;
  std::size_t group(std::size_t input, const Scenario& scenario);
  std::size_t node(PictureNode::Kind kind, std::size_t group, const std::string& label);
  std::size_t edge(std::size_t from, std::size_t to, const std::string& label,
                   State state);
  void add_trail(const TrailSummary& trail);
  void add_result(const engine::Result& result);
  void add_result(const engine::Result& result, Drawn& drawn);
  void connect(const engine::Result& result, std::size_t marked, Drawn& drawn);
  std::size_t mark_node(const engine::Result& result, std::size_t group,
                        PictureNode::Kind kind = PictureNode::Kind::Other);
  void mark_refused();

  const Report& report_;
  Picture picture_;
  std::map<std::pair<std::size_t, Scenario>, std::size_t> groups_;
  std::map<std::pair<std::size_t, std::string>, std::size_t> nodes_;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> edges_;
  /// By the trail's input and address.
  std::map<std::pair<std::size_t, std::string>, std::vector<Drawn>> drawn_;
};

std::string Painter::group_name(std::size_t input, const std::string& when) const {
  if (is_estate(report_)) {
    const std::string path(input_path(report_, input));
    return when.empty() ? path : path + ", " + when;
  }
  if (!when.empty()) return when;
  return has_overview(report_) ? "in every environment" : "in every case";
}

std::size_t Painter::group(std::size_t input, const Scenario& scenario) {
  const auto [at, added] =
      groups_.emplace(std::pair(input, scenario), picture_.groups.size());
  if (added) {
    const auto environment = scenario.find(kEnvironmentParameter);
    const std::string when = environment == scenario.end()
                                 ? scenario_text(report_, scenario)
                                 : environment->second.text;
    picture_.groups.push_back(group_name(input, when));
  }
  return at->second;
}

std::size_t Painter::node(PictureNode::Kind kind, std::size_t group,
                          const std::string& label) {
  const auto [at, added] = nodes_.emplace(std::pair(group, label), picture_.nodes.size());
  if (added) picture_.nodes.push_back({.kind = kind, .label = label, .group = group});
  return at->second;
}

std::size_t Painter::edge(std::size_t from, std::size_t to, const std::string& label,
                          State state) {
  const auto [at, added] = edges_.emplace(std::pair(from, to), picture_.edges.size());
  if (added) picture_.edges.push_back({.from = from, .to = to, .label = label});
  PictureEdge& edge = picture_.edges[at->second];
  edge.state = std::max(edge.state, state);
  return at->second;
}

void Painter::add_trail(const TrailSummary& trail) {
  const std::size_t here = group(trail.input, trail.scenario);
  const std::size_t from = node(PictureNode::Kind::Trail, here, trail.address);
  PictureNode& drawn = picture_.nodes[from];
  drawn.state = std::max(drawn.state, state_of(trail.delivery));
  const auto group_of = [&](const std::string& address, std::size_t input) {
    return address.empty() || input == trail.input ? here : group(input, {});
  };
  const std::size_t bucket =
      node(PictureNode::Kind::Bucket, group_of(trail.bucket.address, trail.bucket.input),
           label_of(trail.bucket.address, trail.bucket.name, "a bucket"));
  if (trail.bucket.address.empty()) {
    State& state = picture_.nodes[bucket].state;
    state = std::max(state, State::Unknown);
  }
  const auto prefix = known_text(trail.bucket.prefix);
  // Which edge is broken is what the results say.
  const bool is_open = trail.delivery == Verdict::Unknown;
  const std::size_t bucket_edge =
      edge(from, bucket, prefix ? "log files under " + *prefix : "log files",
           is_open ? State::Unknown : State::Good);
  std::size_t key_edge = bucket_edge;
  if (trail.key.set) {
    const std::size_t key =
        node(PictureNode::Kind::Key, group_of(trail.key.address, trail.key.input),
             label_of(trail.key.address, trail.key.arn, "a key"));
    key_edge = edge(from, key, "encrypts with", State::Good);
  }
  drawn_[{trail.input, trail.address}].push_back({.scenario = trail.scenario,
                                                  .delivery = trail.delivery,
                                                  .node = from,
                                                  .bucket_edge = bucket_edge,
                                                  .key_edge = key_edge});
}

std::size_t Painter::mark_node(const engine::Result& result, std::size_t group,
                               PictureNode::Kind kind) {
  const std::string& where = result.resource.empty() ? result.trail : result.resource;
  const std::size_t at = node(kind, group, where);
  PictureNode& marked = picture_.nodes[at];
  marked.state = std::max(marked.state, state_of(result));
  add_code(result.rule->code, marked.codes);
  return at;
}

void Painter::add_result(const engine::Result& result) {
  const auto trails = drawn_.find({result.input, result.trail});
  if (result.trail.empty() || trails == drawn_.end()) {
    const bool named = !result.resource.empty() || !result.trail.empty();
    if (named) mark_node(result, group(input_of(result), result.scenario));
    return;
  }
  for (Drawn& drawn : trails->second) {
    if (applies_in(result, drawn.scenario)) add_result(result, drawn);
  }
}

void Painter::add_result(const engine::Result& result, Drawn& drawn) {
  const bool about_key = is_about_key(*result.rule);
  PictureEdge& way = picture_.edges[about_key ? drawn.key_edge : drawn.bucket_edge];
  const State state = state_of(result);
  if (about_key || result.rule->is_about("delivery")) {
    way.state = std::max(way.state, state);
    if (state == State::Bad) add_code(result.rule->code, way.codes);
  }
  const bool elsewhere = !result.resource.empty() && result.place.input != result.input;
  const std::size_t here =
      elsewhere ? group(result.place.input, {}) : picture_.nodes[drawn.node].group;
  const bool beside = about_key || is_about_bucket(*result.rule);
  const std::size_t marked = mark_node(
      result, here, beside ? PictureNode::Kind::Other : PictureNode::Kind::Neighbor);
  connect(result, marked, drawn);
}

/// A policy to what it belongs to, the trail to its neighbors.
void Painter::connect(const engine::Result& result, std::size_t marked, Drawn& drawn) {
  const State state = state_of(result);
  const PictureNode::Kind kind = picture_.nodes[marked].kind;
  std::size_t way = 0;
  if (kind == PictureNode::Kind::Neighbor) {
    const bool is_topic = result.rule->is_about("topic");
    way = edge(drawn.node, marked, is_topic ? "notifies" : "", state);
    if (is_topic) drawn.topic_edge = way;
  } else if (kind == PictureNode::Kind::Other) {
    const std::size_t side =
        is_about_key(*result.rule) ? drawn.key_edge : drawn.bucket_edge;
    way = edge(marked, picture_.edges[side].to, "", state);
  } else {
    return;
  }
  add_code(result.rule->code, picture_.edges[way].codes);
}

/// A trail that delivers nothing has a broken edge, also where no rule says which.
void Painter::mark_refused() {
  for (const auto& [key, all] : drawn_) {
    for (const Drawn& drawn : all) {
      if (drawn.delivery != Verdict::Fails) continue;
      const bool known = picture_.edges[drawn.bucket_edge].state == State::Bad ||
                         picture_.edges[drawn.key_edge].state == State::Bad;
      const std::size_t broken = drawn.topic_edge.value_or(drawn.bucket_edge);
      if (!known) picture_.edges[broken].state = State::Bad;
    }
  }
}

}  // namespace

std::string codes_text(const PictureNode& node) { return joined(node.codes); }

std::vector<std::string> edge_lines(const PictureEdge& edge) {
  const std::string codes = joined(edge.codes);
  if (edge.label.empty()) return {codes};
  std::vector<std::string> lines{edge.label};
  if (edge.state == State::Bad) {
    lines.push_back(codes.empty() ? "refused" : "refused: " + codes);
  } else if (!codes.empty()) {
    lines.push_back(codes);
  }
  return lines;
}

std::vector<std::string> label_lines(const PictureNode& node) {
  const std::string_view module = module_of(node.label);
  if (module.empty()) return {node.label};
  return {within_module(node.label, module), std::string(module)};
}

Picture picture_of(const Report& report) { return Painter(report).paint(); }

}  // namespace trailseal::report
