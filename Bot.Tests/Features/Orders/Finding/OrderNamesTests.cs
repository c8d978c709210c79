using CsCheck;
using Demarc.Features.Orders.Finding;
using Demarc.Understanding.Entities;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Finding;

public sealed class OrderNamesTests
{
    [Fact]
    public void Whoever_comes_and_goes_a_name_is_borne_by_those_that_have_it()
    {
        var customers = new[] { "Marlin Dental", "Oak & Pine", "Summit Legal" };
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3]).Array[0, 40].Sample(steps =>
        {
            var names = new OrderNames(new Gazetteer());
            var model = new Dictionary<string, string>();
            foreach (var (order, customer) in steps)
            {
                var id = $"4821{order}";
                if (customer == customers.Length)
                {
                    names.Remove(id);
                    model.Remove(id);
                }
                else
                {
                    names.Put(Order(id) with { Customer = customers[customer] });
                    model[id] = customers[customer];
                }

                Assert.All(customers, name => Assert.Equal(model.Where(pair => pair.Value == name).Select(pair => pair.Key).Order(StringComparer.Ordinal), names.Bearing(name).Order(StringComparer.Ordinal)));
            }
        });
    }
}
