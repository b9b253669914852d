// CIS 6.0.0 and 7.0 have the recommendations of 5.0.0 with every section moved by one:
// 3.5 is 4.5 there. 4.0.1 numbers its recommendations like 3.0.0 and 5.0.0, 2.0.0 those of
// section 3 like 1.4.0.
#include "rule/framework.hpp"

#include <array>

namespace trailseal::rule {
namespace {

constexpr std::array kFrameworks{
    Framework{"cis-7.0", "CIS AWS Foundations Benchmark v7.0.0"},
    Framework{"cis-6.0", "CIS AWS Foundations Benchmark v6.0.0"},
    Framework{"cis-5.0", "CIS AWS Foundations Benchmark v5.0.0"},
    Framework{"cis-4.0", "CIS AWS Foundations Benchmark v4.0.1"},
    Framework{"cis-3.0", "CIS AWS Foundations Benchmark v3.0.0"},
    Framework{"cis-2.0", "CIS AWS Foundations Benchmark v2.0.0"},
    Framework{"cis-1.4", "CIS AWS Foundations Benchmark v1.4.0"},
    Framework{"cis-1.2", "CIS AWS Foundations Benchmark v1.2.0"},
    Framework{"security-hub", "AWS Security Hub"},
    Framework{"nist-800-53-r5", "NIST SP 800-53 Rev. 5"},
    Framework{"nist-800-171-r2", "NIST SP 800-171 Rev. 2"},
    Framework{"pci-dss-4.0.1", "PCI DSS v4.0.1"},
    Framework{"pci-dss-3.2.1", "PCI DSS v3.2.1"},
};

}  // namespace

std::span<const Framework> frameworks() { return kFrameworks; }

}  // namespace trailseal::rule
