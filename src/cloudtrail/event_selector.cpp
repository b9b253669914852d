// A trail without selectors records all management events. With selectors it records an
// event if any of them matches:
//
//   basic      IncludeManagementEvents (true), ReadWriteType (All),
//              ExcludeManagementEventSources ([])
//   advanced   FieldSelectors: eventCategory = Management, readOnly (both where it is
//              not given), and other fields that leave out a part of the events
//
// Sources: CloudTrail API Reference, EventSelector, AdvancedEventSelector and
// AdvancedFieldSelector; CloudTrail User Guide, "Logging management events". AWS Security
// Hub's CloudTrail.1 fails as well where event sources are excluded.
#include "cloudtrail/event_selector.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "base/word_list.hpp"
#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/spelling.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr Spelling kBasic{"event_selector", "EventSelectors"};
constexpr Spelling kAdvanced{"advanced_event_selector", "AdvancedEventSelectors"};

constexpr std::array kFieldOperators{
    Spelling{"equals", "Equals"},          Spelling{"not_equals", "NotEquals"},
    Spelling{"starts_with", "StartsWith"}, Spelling{"not_starts_with", "NotStartsWith"},
    Spelling{"ends_with", "EndsWith"},     Spelling{"not_ends_with", "NotEndsWith"},
};

/// What one selector records of the management events.
struct Selector {
  Verdict reads = Verdict::Fails;
  Verdict writes = Verdict::Fails;
  Verdict whole = Verdict::Holds;  ///< nothing else is left out
  std::set<std::string> excluded_sources{};
  std::set<std::string> other_filters{};  ///< fields that leave out a part
};

Verdict truth(const Value& value) {
  return value.is_unknown() ? Verdict::Unknown : verdict_of(value.as_bool());
}

/// The selectors of one trail, in its language.
class SelectorReader {
 public:
  explicit SelectorReader(const Resource& trail) : trail_(trail) {}

  Selector basic(const Value& selector) const {
    if (selector.is_unknown()) return unread();
    Selector read;
    const Verdict selects = truth(bool_or(
        member(selector, {"include_management_events", "IncludeManagementEvents"}),
        true));
    const Value& type = member(selector, {"read_write_type", "ReadWriteType"});
    read.reads = both(selects, is_type(type, "ReadOnly"));
    read.writes = both(selects, is_type(type, "WriteOnly"));
    exclude(read, member(selector, {"exclude_management_event_sources",
                                    "ExcludeManagementEventSources"}));
    return read;
  }

  Selector advanced(const Value& selector) const {
    if (selector.is_unknown()) return unread();
    const Value& fields = member(selector, {"field_selector", "FieldSelectors"});
    if (fields.is_unknown()) return unread();
    Selector read{.reads = Verdict::Holds, .writes = Verdict::Holds};
    Verdict selects = Verdict::Fails;
    for (const Value& field : fields.items()) {
      const Value& name = member(field, {"field", "Field"});
      const Value& equals = member(field, {"equals", "Equals"});
      if (field.is_unknown() || name.is_unknown()) {
        selects = either(selects, Verdict::Unknown);
        read.whole = both(read.whole, Verdict::Unknown);
      } else if (name.is_literal("eventCategory")) {
        selects = has(equals, "Management");
      } else if (name.is_literal("readOnly")) {
        read.reads = has(equals, "true");
        read.writes = has(equals, "false");
      } else {
        narrow(read, name, field);
      }
    }
    read.reads = both(read.reads, selects);
    read.writes = both(read.writes, selects);
    return read;
  }

 private:
  static Selector unread() {
    return {
        .reads = Verdict::Unknown, .writes = Verdict::Unknown, .whole = Verdict::Unknown};
  }

  const Value& member(const Value& map, Spelling name) const {
    return map[name.of(trail_)];
  }

  static Verdict is_text(const Value& value, std::string_view wanted) {
    if (value.is_bool())
      return verdict_of(wanted == (value.as_bool() ? "true" : "false"));
    return names(value, Text(std::string(wanted)));
  }

  /// Is the type of events this half, or all of them?
  static Verdict is_type(const Value& type, std::string_view half) {
    if (type.is_unset()) return Verdict::Holds;
    return either(is_text(type, "All"), is_text(type, half));
  }

  static Verdict has(const Value& list, std::string_view wanted) {
    if (list.is_unknown()) return Verdict::Unknown;
    Verdict any = Verdict::Fails;
    for (const Value& item : list.items()) any = either(any, is_text(item, wanted));
    return any;
  }

  static void exclude(Selector& read, const Value& sources) {
    if (sources.is_unknown()) read.whole = both(read.whole, Verdict::Unknown);
    for (const Value& source : sources.items()) {
      read.whole = Verdict::Fails;
      read.excluded_sources.insert(source.is_unknown() ? "a source that is not known"
                                                       : source.display());
    }
  }

  void narrow(Selector& read, const Value& name, const Value& field) const {
    for (const Spelling op : kFieldOperators) {
      const Value& values = member(field, op);
      if (name.is_literal("eventSource") && op.terraform == "not_equals") {
        exclude(read, values);
        continue;
      }
      if (values.is_unknown()) read.whole = both(read.whole, Verdict::Unknown);
      if (values.size() == 0) continue;
      read.whole = Verdict::Fails;
      read.other_filters.insert(name.display());
    }
  }

  const Resource& trail_;
};

/// Half of the management events: the reads or the writes.
struct Half {
  const char* name;
  Verdict Selector::*recorded;
};
constexpr Half kReads{"read", &Selector::reads};
constexpr Half kWrites{"write", &Selector::writes};

/// Event sources that each of the selectors excludes.
std::set<std::string> common_sources(const std::vector<const Selector*>& selectors) {
  std::set<std::string> common = selectors.front()->excluded_sources;
  for (const Selector* selector : selectors) {
    std::erase_if(common, [&](const std::string& source) {
      return selector->excluded_sources.count(source) == 0;
    });
  }
  return common;
}

Answer all_of(const std::vector<Selector>& selectors, const Half& half) {
  std::vector<const Selector*> parts;  // each records a part of this half
  Answer answer{.verdict = Verdict::Fails};
  for (const Selector& selector : selectors) {
    const Verdict recorded = selector.*half.recorded;
    answer.verdict = either(answer.verdict, both(recorded, selector.whole));
    if (recorded == Verdict::Holds) parts.push_back(&selector);
  }
  const std::string events = std::string(half.name) + " management events";
  if (answer.verdict == Verdict::Unknown) {
    answer.missing = {.what = "whether the event selectors record all " + events};
  }
  if (answer.verdict != Verdict::Fails) return answer;
  if (parts.empty()) {
    answer.why = {"no event selector records " + events};
  } else if (const auto sources = common_sources(parts); !sources.empty()) {
    answer.why = {"the event selectors leave out the management events of " +
                  quoted_list(sources)};
  } else if (parts.size() == 1) {
    answer.why = {"the event selector leaves out management events by the field " +
                  quoted_list(parts.front()->other_filters)};
  } else {
    answer.verdict = Verdict::Unknown;
    answer.missing = {
        .what = "whether the event selectors, which each record a part of the " + events +
                ", record all of them together"};
  }
  return answer;
}

PlacedAnswer judge(const std::vector<Selector>& selectors, Place place) {
  Answer reads = all_of(selectors, kReads);
  const Answer writes = all_of(selectors, kWrites);
  const auto nothing = [](const Selector& selector) {
    return either(selector.reads, selector.writes) == Verdict::Fails;
  };
  if (std::all_of(selectors.begin(), selectors.end(), nothing)) {
    return no("no event selector records management events", std::move(place));
  }
  if (reads.verdict == Verdict::Fails && writes.verdict == Verdict::Fails &&
      reads.why != writes.why) {
    reads.why.insert(reads.why.end(), writes.why.begin(), writes.why.end());
  }
  reads.worsen(writes);
  return {reads, std::move(place)};
}

/// Does the trail record what happens anywhere in its account?
Verdict covers_account(const Resource& other) {
  const Verdict on =
      truth(bool_or(attribute(other, {"enable_logging", "IsLogging"}), true));
  const Verdict everywhere = truth(
      bool_or(attribute(other, {"is_multi_region_trail", "IsMultiRegionTrail"}), false));
  return both(on, both(everywhere, other.exists));
}

}  // namespace

PlacedAnswer records_management_events(const Resource& trail) {
  const SelectorReader reader(trail);
  std::vector<Selector> selectors;
  for (const Spelling argument : {kAdvanced, kBasic}) {
    const Value& list = attribute(trail, argument);
    Place place = place_of(trail, argument);
    if (list.is_unknown()) return unknown(missing_of(list), std::move(place));
    if (list.size() == 0) continue;
    for (const Value& item : list.items()) {
      selectors.push_back(argument.terraform == kAdvanced.terraform
                              ? reader.advanced(item)
                              : reader.basic(item));
    }
    return judge(selectors, std::move(place));
  }
  return yes(place_of(trail));
}

RecordedAccounts::RecordedAccounts(const ResourceGraph& graph) {
  for (const Resource* trail : resources_of(graph, ResourceKind::Trail)) {
    if (covers_account(*trail) != Verdict::Holds) continue;
    if (records_management_events(*trail).verdict != Verdict::Holds) continue;
    accounts_.insert(trail->account.identity());
  }
}

PlacedAnswer management_events_recorded(const RecordedAccounts& recorded,
                                        const Resource& trail) {
  PlacedAnswer own = records_management_events(trail);
  if (own.verdict == Verdict::Fails && recorded.has(trail.account)) return yes(own.place);
  return own;
}

}  // namespace trailseal::cloudtrail
