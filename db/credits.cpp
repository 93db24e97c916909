#include "db/credits.hpp"

#include "db/names.hpp"

#include <stdexcept>

namespace buzon::db {
namespace {

#define BUZON_CREDIT_COLUMNS \
    "c.unit, c.number, c.rfc, array_to_string(c.flags, ','), c.firm_on, c.updated_at"

constexpr Query kUpsert{
    "credit_upsert",
    "INSERT INTO credits (unit, number, rfc, flags, firm_on, updated_at)"
    " VALUES ($1, $2, $3, $4::text[], $5, $6)"
    " ON CONFLICT (unit, number) DO UPDATE SET rfc = excluded.rfc, flags = excluded.flags,"
    " firm_on = excluded.firm_on, updated_at = excluded.updated_at"};

constexpr Query kFind{"credit_find", "SELECT " BUZON_CREDIT_COLUMNS
                                     " FROM credits c WHERE c.unit = $1 AND c.number = $2"};

constexpr Query kOfDebtor{"credits_of_debtor", "SELECT " BUZON_CREDIT_COLUMNS
                                               " FROM credits c WHERE c.rfc = $1"
                                               " ORDER BY c.unit, c.number"};

constexpr Query kLink{"credits_link",
                      "INSERT INTO bank_order_credits (order_id, unit, number)"
                      " SELECT $1::bigint, * FROM unnest($2::text[], $3::text[])"
                      " ON CONFLICT DO NOTHING"};

constexpr Query kOfOrder{"credits_of_order",
                         "SELECT " BUZON_CREDIT_COLUMNS
                         " FROM bank_order_credits b JOIN credits c USING (unit, number)"
                         " WHERE b.order_id = $1 ORDER BY c.unit, c.number"};

std::set<CreditFlag> flags_of(std::string_view list)
{
    std::set<CreditFlag> flags;
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        const std::optional<CreditFlag> flag = credit_flag_of(list.substr(0, comma));
        if (!flag) throw std::logic_error("flag of a credit");
        flags.insert(*flag);
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    }
    return flags;
}

Credit read(Fields f)
{
    return {.key = {.unit = f.next<std::string>(), .number = f.next<std::string>()},
            .debtor = f.next<Rfc>(),
            .flags = flags_of(f.next<std::string_view>()),
            .firm_on = f.next<std::optional<LocalDate>>(),
            .updated_at = f.next<Instant>()};
}

}  // namespace

std::string_view name_of(CreditFlag flag)
{
    switch (flag) {
        case CreditFlag::Paid: return "paid";
        case CreditFlag::InAgreement: return "in_agreement";
        case CreditFlag::Guaranteed: return "guaranteed";
        case CreditFlag::GuaranteeFiled: return "guarantee_filed";
        case CreditFlag::Suspended: return "suspended";
        case CreditFlag::InconformidadPending: return "inconformidad_pending";
        case CreditFlag::Concurso: return "concurso";
        case CreditFlag::Prescribed: return "prescribed";
        case CreditFlag::Cancelled: return "cancelled";
        case CreditFlag::Deceased: return "deceased";
    }
    return {};
}

std::optional<CreditFlag> credit_flag_of(std::string_view name)
{
    using enum CreditFlag;
    return by_name({Paid, InAgreement, Guaranteed, GuaranteeFiled, Suspended, InconformidadPending,
                    Concurso, Prescribed, Cancelled, Deceased},
                   name);
}

void upsert_credit(Transaction& tx, const Credit& credit)
{
    std::vector<std::string> flags;
    flags.reserve(credit.flags.size());
    for (const CreditFlag flag : credit.flags) flags.emplace_back(name_of(flag));
    tx.exec(kUpsert, Params{credit.key.unit, credit.key.number, credit.debtor, flags,
                            credit.firm_on, credit.updated_at});
}

std::optional<Credit> find_credit(Connection& db, const CreditKey& key)
{
    return first(db.exec(kFind, Params{key.unit, key.number}), read);
}

std::vector<Credit> credits_of(Connection& db, const Rfc& debtor)
{
    return each(db.exec(kOfDebtor, Params{debtor}), read);
}

void link_credits(Transaction& tx, BankOrderId order, const std::vector<CreditKey>& credits)
{
    std::vector<std::string> units;
    std::vector<std::string> numbers;
    units.reserve(credits.size());
    numbers.reserve(credits.size());
    for (const CreditKey& key : credits) {
        units.push_back(key.unit);
        numbers.push_back(key.number);
    }
    tx.exec(kLink, Params{order, units, numbers});
}

std::vector<Credit> credits_of_order(Connection& db, BankOrderId order)
{
    return each(db.exec(kOfOrder, Params{order}), read);
}

}  // namespace buzon::db
