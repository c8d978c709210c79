using Demarc.Understanding.Entities;
using Demarc.Understanding.Scoring;
using Microsoft.Extensions.Options;

namespace Demarc.Understanding;

public static class UnderstandingRegistration
{
    /// <summary>Adds <see cref="Interpreter"/>, and <see cref="Gazetteer"/> and <see cref="Lessons"/> for the features to fill.</summary>
    public static IServiceCollection AddUnderstanding(this IServiceCollection services)
    {
        services.AddOptions<UnderstandingOptions>().BindConfiguration(UnderstandingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<UnderstandingOptions>, OptionsCheck>();
        services.AddSingleton(_ => Names.Load());
        services.AddSingleton<Gazetteer>();
        services.AddSingleton<Lessons>();
        services.AddSingleton(provider => new Interpreter(
            provider.GetRequiredService<Names>(),
            provider.GetRequiredService<Gazetteer>(),
            provider.GetRequiredService<Lessons>(),
            provider.GetRequiredService<IOptions<UnderstandingOptions>>().Value));
        return services;
    }

    sealed class OptionsCheck : IValidateOptions<UnderstandingOptions>
    {
        public ValidateOptionsResult Validate(string? name, UnderstandingOptions options) =>
            options.Problems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
