<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/cobro.xsl"/>

  <xsl:template match="/acto" mode="titulo">Calificación de la garantía del interés fiscal</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es la respuesta del Instituto a la garantía que usted ofreció el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="calificacionGarantia/solicitud/@fecha"/></xsl:call-template> por <xsl:call-template name="lista-creditos"><xsl:with-param name="creditos" select="calificacionGarantia/adeudo/credito"/></xsl:call-template>: <strong><xsl:apply-templates select="calificacionGarantia/sentido" mode="breve"/></strong>.</dd>
    <dt>¿Cuánto debe garantizarse?</dt>
    <dd><xsl:call-template name="importe-destacado"><xsl:with-param name="importe" select="calificacionGarantia/total"/></xsl:call-template></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="calificacionGarantia/correccion">Tiene <xsl:value-of select="calificacionGarantia/correccion/@dias"/> días hábiles para corregir la garantía, contados desde el siguiente a aquel en que surta efectos la notificación.</xsl:when>
        <xsl:when test="calificacionGarantia/ampliacion">Debe actualizarla y ampliarla a más tardar el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="calificacionGarantia/ampliacion/@antesDe"/></xsl:call-template>, y después cada año mientras no pague.</xsl:when>
        <xsl:otherwise>Puede ofrecer otra garantía desde ahora; mientras no la ofrezca, nada suspende el cobro.</xsl:otherwise>
      </xsl:choose>
    </dd>
  </xsl:template>

  <xsl:template match="sentido" mode="breve">
    <xsl:choose>
      <xsl:when test=". = 'aceptada'">se acepta</xsl:when>
      <xsl:when test=". = 'insuficiente'">es insuficiente y debe corregirse</xsl:when>
      <xsl:otherwise>no se acepta</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="calificacionGarantia/sentido = 'aceptada'">Por ahora nada: la garantía surte sus efectos. Si no la amplía a tiempo, el Instituto exigirá la ampliación o embargará otros bienes.</xsl:when>
        <xsl:when test="calificacionGarantia/sentido = 'insuficiente'">La garantía no se acepta y el Instituto puede continuar el procedimiento administrativo de ejecución e inmovilizar cuentas por la parte que no esté garantizada.</xsl:when>
        <xsl:otherwise>El interés fiscal no está garantizado y el Instituto puede iniciar o continuar el procedimiento administrativo de ejecución.</xsl:otherwise>
      </xsl:choose>
    </dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Calificación</h2>
      <h3>Resultandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Con folio <xsl:value-of select="calificacionGarantia/solicitud/@folio"/>, presentado el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="calificacionGarantia/solicitud/@fecha"/></xsl:call-template>, se ofreció <xsl:call-template name="clase-garantia"><xsl:with-param name="clave" select="calificacionGarantia/garantia/@clase"/></xsl:call-template> para <xsl:choose><xsl:when test="calificacionGarantia/motivoGarantia = 'suspension'">suspender el procedimiento administrativo de ejecución</xsl:when><xsl:when test="calificacionGarantia/motivoGarantia = 'plazos'">garantizar el pago a plazos</xsl:when><xsl:otherwise>sustituir la garantía otorgada antes</xsl:otherwise></xsl:choose>, respecto del adeudo siguiente.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="adeudo"><xsl:with-param name="adeudo" select="calificacionGarantia/adeudo"/></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La garantía ofrecida es la siguiente:</xsl:with-param></xsl:call-template>
      <dl>
        <dt>Documento</dt><dd><xsl:value-of select="calificacionGarantia/garantia/@documento"/>, del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="calificacionGarantia/garantia/@fecha"/></xsl:call-template></dd>
        <dt>Otorgante</dt><dd><xsl:value-of select="calificacionGarantia/garantia/otorgante"/></dd>
        <dt>Descripción</dt><dd><xsl:value-of select="calificacionGarantia/garantia/descripcion"/></dd>
        <xsl:if test="calificacionGarantia/garantia/inscripcion"><dt>Inscripción</dt><dd><xsl:value-of select="calificacionGarantia/garantia/inscripcion/@registro"/>, folio <xsl:value-of select="calificacionGarantia/garantia/inscripcion/@folio"/></dd></xsl:if>
        <dt>Importe que ampara</dt><dd><xsl:value-of select="b:pesos(calificacionGarantia/garantia/@importe)"/></dd>
        <xsl:if test="calificacionGarantia/fianza"><dt>Orden y excusión</dt><dd><xsl:choose><xsl:when test="calificacionGarantia/fianza/@sinOrdenNiExcusion = 'si'">La póliza los excluye</xsl:when><xsl:otherwise>La póliza no los excluye</xsl:otherwise></xsl:choose></dd></xsl:if>
        <xsl:if test="calificacionGarantia/fianza"><dt>Firma de la póliza</dt><dd><xsl:choose><xsl:when test="calificacionGarantia/fianza/@firmaElectronica = 'si'">Con firma electrónica avanzada o sello digital de la afianzadora</xsl:when><xsl:otherwise>Sin firma electrónica avanzada ni sello digital de la afianzadora</xsl:otherwise></xsl:choose></dd></xsl:if>
      </dl>
      <h3>Considerandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">El artículo 141 del Código Fiscal de la Federación dispone que la garantía comprenda lo adeudado actualizado, los accesorios causados y los que se causen en los doce meses siguientes a su otorgamiento, y que la autoridad vigile que sea suficiente.</xsl:with-param></xsl:call-template>
      <div class="tabla" role="region" tabindex="0" aria-label="Importe por garantizar">
        <table class="w-6-3">
          <caption>Importe por garantizar, en pesos</caption>
          <thead><tr><th scope="col">Concepto</th><th scope="col" class="num">Importe</th></tr></thead>
          <tbody>
            <tr><th scope="row">Adeudo actualizado y accesorios causados</th><td class="num"><xsl:value-of select="b:pesos(calificacionGarantia/adeudo/@total)"/></td></tr>
            <tr><th scope="row">Recargos de los doce meses siguientes</th><td class="num"><xsl:value-of select="b:pesos(calificacionGarantia/accesoriosDoceMeses/@recargos)"/></td></tr>
            <tr><th scope="row">Actualización estimada de los doce meses siguientes</th><td class="num"><xsl:value-of select="b:pesos(calificacionGarantia/accesoriosDoceMeses/@actualizacion)"/></td></tr>
          </tbody>
          <tfoot><tr><th scope="row">Total por garantizar</th><td class="num"><xsl:value-of select="b:pesos(calificacionGarantia/total)"/></td></tr></tfoot>
        </table>
      </div>
      <xsl:choose>
        <xsl:when test="calificacionGarantia/sentido = 'aceptada'"><xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La garantía ofrecida cubre ese importe y reúne los requisitos de su clase.</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:when test="calificacionGarantia/sentido = 'insuficiente'"><xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La garantía ofrecida no reúne lo que la ley exige: <xsl:choose><xsl:when test="calificacionGarantia/correccion/@faltante != '0.00'">faltan <xsl:value-of select="b:pesos(calificacionGarantia/correccion/@faltante)"/> para cubrir ese importe</xsl:when><xsl:otherwise>cubre ese importe, pero debe corregirse en su forma</xsl:otherwise></xsl:choose>.</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La garantía ofrecida no puede aceptarse por las razones siguientes.</xsl:with-param></xsl:call-template>
          <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="calificacionGarantia/razones/parrafo"/></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <h3>Resolutivos</h3>
      <xsl:choose>
        <xsl:when test="calificacionGarantia/sentido = 'aceptada'">
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se acepta la garantía hasta por <xsl:value-of select="b:pesos(calificacionGarantia/garantia/@importe)"/> y se tiene por garantizado el interés fiscal de <xsl:call-template name="lista-creditos"><xsl:with-param name="creditos" select="calificacionGarantia/adeudo/credito"/></xsl:call-template>.</xsl:with-param></xsl:call-template>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La garantía debe actualizarse y ampliarse a más tardar el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="calificacionGarantia/ampliacion/@antesDe"/></xsl:call-template> y cada año después, mientras no se cubra el adeudo.</xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:when test="calificacionGarantia/sentido = 'insuficiente'">
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se requiere a <strong><xsl:value-of select="destinatario/nombre"/></strong> para que, dentro de los <xsl:value-of select="calificacionGarantia/correccion/@dias"/> días hábiles siguientes a aquel en que surta efectos la notificación, corrija la garantía como sigue:</xsl:with-param></xsl:call-template>
          <ol><xsl:for-each select="calificacionGarantia/correccion/requisito"><li><xsl:value-of select="."/></li></xsl:for-each></ol>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La corrección se presenta por el Buzón IMSS, en respuesta a esta notificación. De no presentarse en el plazo, la garantía no se tendrá por aceptada.</xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">No se acepta la garantía ofrecida por <xsl:call-template name="lista-creditos"><xsl:with-param name="creditos" select="calificacionGarantia/adeudo/credito"/></xsl:call-template>.</xsl:with-param></xsl:call-template>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Queda a salvo el derecho de ofrecer otra de las que señala el artículo 141 del Código Fiscal de la Federación.</xsl:with-param></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
</xsl:stylesheet>
