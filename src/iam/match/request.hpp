// Request: one API call, as the policies of its resource see it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace trailseal::iam {

/// What is known of one condition key of a request.
struct ContextValue {
  enum class State { Absent, Present, Unknown };
  State state = State::Absent;
  std::vector<Text> values{};  ///< more than one only for multivalued keys
  bool multivalued = false;
  bool certain = true;   ///< for Present: false where the key may as well be absent
  std::string reason{};  ///< for Unknown, and what is not certain: what is missing
  std::string help{};    ///< for the same: how to do without it, may be empty

  static ContextValue absent() { return {}; }
  static ContextValue present(Text value);
  static ContextValue present(std::vector<Text> values);
  static ContextValue unknown(std::string reason);
  /// The same value where the request has the key at all, which is not known.
  ContextValue as_possible(std::string why, std::string how) const;
};

/// Orders keys without regard to the case of ASCII letters.
struct KeyOrder {
  using is_transparent = void;
  bool operator()(std::string_view a, std::string_view b) const;
};

/// Condition keys, looked up without regard to case. Copies share what they hold until one
/// of them changes: every decision keeps its request.
class Context {
 public:
  using Values = std::map<std::string, ContextValue, KeyOrder>;
  /// The value of a key, of itself or of its beginning; nullopt for one that it has not.
  enum class Named { Itself, ByBeginning };
  using Source = std::function<std::optional<ContextValue>(std::string_view key, Named)>;

  /// A key that ends in `*` stands for all keys with that beginning.
  void set(std::string_view key, ContextValue value);
  /// For many keys of which a policy asks for a few: their values are made when it does.
  /// What is set goes before what is added, and the last addition before others.
  void add(Source source) { own().sources.push_back(std::move(source)); }
  /// What keys are that were never set; absent unless this is called.
  void set_default(ContextValue value) { own().fallback = std::move(value); }
  /// The value of a key: its own, else that of its beginning, else the default.
  ContextValue find(std::string_view key) const;
  const Values& values() const { return parts().values; }

 private:
  struct Parts {
    Values values{};  ///< by lower-case key
    Values beginnings{};
    std::vector<Source> sources{};
    ContextValue fallback{};
  };

  const Parts& parts() const;
  Parts& own();  ///< for writing

  std::shared_ptr<Parts> parts_{};
};

/// Who calls.
struct Caller {
  enum class Kind { Service, Account, Role, User, Anonymous };
  Kind kind = Kind::Service;
  std::string service{};  ///< `cloudtrail.amazonaws.com`
  Text regional{};        ///< `logs.<region>.amazonaws.com`, for services named so
  Text arn{};             ///< of roles, users
  Text account{};         ///< of roles, users and accounts
};

/// What kind of resource the policy hangs on.
enum class PolicyKind {
  Resource,  ///< bucket, topic, log group ...: Resource is matched against the request's
  Key,       ///< KMS: `*` means this key, another ARN has no effect, none has no effect
  Identity,  ///< of a role: whom it hangs on is who calls, so it has no Principal
  Trust,     ///< who may assume a role: it is about that role, so it has no Resource
};

struct Request {
  Caller caller{};
  std::string action{};  ///< `s3:PutObject`
  Text resource{};       ///< ARN; a key policy's request names the key
  Context context{};
};

}  // namespace trailseal::iam
